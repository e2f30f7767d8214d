/** Offers, GEN-I Sonce and E-mobilnost, as strangers and customers meet them. */
import { send } from './fill-in.ts';
import type { Scene } from './page-quality.ts';

const feedsInAndCharges = 'bojan.kralj@example.si';
const chargesOften = 'pisarna@pekarna-zemlja.example.com';

export function strangersOfferScenes(): Scene[] {
  return [
    { name: 'offers', path: '/offers' },
    { name: 'benefits', path: '/benefits' },
    { name: 'offer', path: '/offers/pregled-plinske-naprave' },
    { name: 'GEN-I Sonce', path: '/sonce' },
    { name: 'GEN-I Sonce, what it is', path: '/sonce/about' },
    { name: 'charging', path: '/e-mobility' },
  ];
}

export function customersOfferScenes(newcomer: string): Scene[] {
  return [
    { name: 'offers, general ones only', path: '/offers' },
    { name: 'offers, personal ones and a request', path: '/offers', who: feedsInAndCharges },
    { name: 'offer, asked for', path: '/offers/hranilnik-za-samooskrbo', who: feedsInAndCharges },
    { name: 'offer, not asked for', path: '/offers/posvet-o-porabi' },
    { name: 'benefits', path: '/benefits', who: feedsInAndCharges },
    { name: 'GEN-I Sonce, months', path: '/sonce', who: feedsInAndCharges },
    { name: 'GEN-I Sonce, of who does not feed in', path: '/sonce' },
    { name: 'GEN-I Sonce, what it is', path: '/sonce/about?done=sent' },
    { name: 'charging, a year', path: '/e-mobility', who: feedsInAndCharges },
    { name: 'charging, many sessions', path: '/e-mobility', who: chargesOften },
    { name: 'charger at home', path: '/e-mobility/charger' },
    { name: 'charger at home, no contract', path: '/e-mobility/charger', who: newcomer },
    { name: 'charger at home, asked for', path: '/e-mobility/charger', who: 'nika.pirnat@example.si' },
    {
      name: 'charger at home, refused',
      path: '/e-mobility/charger',
      act: (page) => send(page, { phone: '12' }),
      status: 422,
    },
  ];
}
