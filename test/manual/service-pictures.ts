/** The pictures of what the supplier offers besides: offers, feeding in, charging. */
import type { Picture } from './picture.ts';
import { household } from './world.ts';

const column = 720;
const desk = 1280;
/** Feeds in, and charges a car. */
const sunny = 'bojan.kralj@example.si';

export const servicePictures: readonly Picture[] = [
  {
    name: 'offers',
    chapter: 'offers',
    who: household,
    path: '/offers',
    width: desk,
    shows: ['main h1', 'main .offers'],
    most: 800,
    callouts: [{ mark: '17a', at: 'main .offers a', side: 'left' }],
  },
  {
    name: 'benefits',
    chapter: 'offers',
    who: household,
    path: '/benefits',
    width: desk,
    shows: ['main h1'],
    onlyRead: true,
  },
  {
    name: 'offer',
    chapter: 'offers',
    who: household,
    path: '/offers/pregled-plinske-naprave',
    width: column,
    shows: ['main h1', 'main form button[type=submit]'],
    most: 1200,
    callouts: [{ mark: '17b', at: 'main form button[type=submit]', side: 'right' }],
  },
  {
    name: 'self-supply',
    chapter: 'self-supply',
    who: sunny,
    path: '/sonce',
    width: desk,
    shows: ['main h1', 'main .actions', 'main #months', 'main section[aria-labelledby=months] .card'],
    most: 1200,
    callouts: [
      { mark: '18a', at: 'main section[aria-labelledby=latest]', side: 'left' },
      { mark: '18b', at: 'main section[aria-labelledby=months] .card', side: 'left' },
      { mark: '18c', at: 'main a[href^="/sonce/export.xlsx"]', side: 'top' },
    ],
  },
  {
    name: 'charging',
    chapter: 'e-mobility',
    who: sunny,
    path: '/e-mobility',
    width: desk,
    shows: ['main h1', 'main section[aria-labelledby=year]'],
    most: 1200,
    callouts: [
      { mark: '19a', at: 'main section[aria-labelledby=year] .card', side: 'left' },
      { mark: '19b', at: 'main section[aria-labelledby=year] .card .cols', side: 'left' },
    ],
  },
  {
    name: 'home-charger',
    chapter: 'e-mobility',
    who: sunny,
    path: '/e-mobility/charger',
    width: column,
    shows: ['main h1', 'main form'],
    most: 1600,
    callouts: [
      { mark: '19c', at: 'main form fieldset, main form .field', side: 'right' },
      { mark: '19d', at: 'main form button[type=submit]', side: 'right' },
    ],
  },
];
