/** What somebody is interested in, as it is kept. Texts only: it is for the supplier's people, and nothing reckons with it. */
export type RequestKind = 'offer' | 'self_supply' | 'home_charger';
export type RequestState = 'sent' | 'arranging' | 'done' | 'declined' | 'withdrawn';

/** The states in which the supplier still has something to say. */
export function isOpen(state: string): boolean {
  return state === 'sent' || state === 'arranging';
}

export const houses = ['house', 'row_house', 'own_place', 'shared_garage', 'business'] as const;
export type House = (typeof houses)[number];

/** Kilowatts of a charger, or that the customer leaves it to the supplier. */
export const powers = ['3.7', '7.4', '11', '22', 'unsure'] as const;
export type Power = (typeof powers)[number];

/** An offer by its title as it was read then: offers go, requests stay. */
export type OfferFacts = { readonly title: string };

export type ChargerFacts = {
  /** Street, post code and post: of the point, or as it was typed. */
  readonly place: string;
  readonly house: House;
  readonly power: Power;
  /** E.164. */
  readonly phone: string;
  readonly words: string;
};

/** The facts of a request of any kind, as they come back. */
export type RequestFacts = Partial<OfferFacts & ChargerFacts>;
