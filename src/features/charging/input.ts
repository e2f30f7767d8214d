/** The form that asks for a charger at home: from typed text to facts. */
import { parsePhone } from '#features/accounts/index.ts';
import { houses, powers, type House, type Power } from '#features/offers/index.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';

export type ChargerRefusal =
  | 'place_missing'
  | 'place_long'
  | 'house_missing'
  | 'power_missing'
  | 'phone_missing'
  | 'phone_invalid'
  | 'phone_premium'
  | 'words_long'
  | 'paused';

/** `point` is the id of one of the account's points; '' where it is for another place. */
export type TypedCharger = {
  readonly point: string;
  readonly place: string;
  readonly house: House;
  readonly power: Power;
  readonly phone: string;
  readonly words: string;
};

const longestPlace = 200;
export const longestWords = 1000;

/** The value that says "another place" among the points. */
export const elsewhere = 'other';

type Place = { readonly id: number; readonly street: string; readonly postCode: string; readonly post: string };

/** `places`: those that may be chosen. A number without its country's prefix is of `country`. */
export function readCharger(
  form: Fields,
  { places, country }: { readonly places: readonly Place[]; readonly country: string },
): Outcome<TypedCharger, ChargerRefusal> {
  const wrong: Refusal<ChargerRefusal>[] = [];
  const chosen = places.find(({ id }) => String(id) === form.text('place'));
  const place = chosen === undefined ? lineOf(form.text('address')) : addressOf(chosen);
  const house = houses.find((each) => each === form.text('house'));
  const power = powers.find((each) => each === form.text('power'));
  const phone = parsePhone(form.text('phone'), country);
  const words = form.text('words').replaceAll('\r\n', '\n').trim();
  if (chosen === undefined && places.length > 0 && form.text('place') !== elsewhere) {
    wrong.push({ code: 'place_missing', field: 'place' });
  } else if (place === '') wrong.push({ code: 'place_missing', field: 'address' });
  else if (place.length > longestPlace)
    wrong.push({ code: 'place_long', field: 'address', facts: { most: longestPlace } });
  if (house === undefined) wrong.push({ code: 'house_missing', field: 'house' });
  if (power === undefined) wrong.push({ code: 'power_missing', field: 'power' });
  if (form.text('phone').trim() === '') wrong.push({ code: 'phone_missing', field: 'phone' });
  else if (!phone.ok) wrong.push({ code: phone.reason, field: 'phone' });
  if (words.length > longestWords) wrong.push({ code: 'words_long', field: 'words', facts: { most: longestWords } });
  const [first, ...more] = wrong;
  if (first !== undefined) return refused(first, ...more);
  if (house === undefined || power === undefined || !phone.ok) throw new Error('a fault of the form without a refusal');
  return accepted({
    point: chosen === undefined ? '' : String(chosen.id),
    place,
    house,
    power,
    phone: phone.value,
    words,
  });
}

export function addressOf({ street, postCode, post }: Omit<Place, 'id'>): string {
  return `${street}, ${postCode} ${post}`;
}

function lineOf(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim();
}
