/** The contracts and points of the cast, as they stand on a day. The days of the stories move with `today`. */
import type { Day } from '#kernel/day.ts';
import { calendarOn, type Customers } from './plan.ts';
import { croatia } from './stories/croatia.ts';
import { exchange } from './stories/exchange.ts';
import { flats } from './stories/flats.ts';
import { homes } from './stories/homes.ts';
import { household } from './stories/household.ts';
import { manager } from './stories/manager.ts';
import { manual } from './stories/manual.ts';
import { movers } from './stories/movers.ts';
import { trades } from './stories/trades.ts';
import { turns } from './stories/turns.ts';
import { unlinked } from './stories/unlinked.ts';

const stories = [household, manual, homes, manager, exchange, turns, movers, trades, flats, unlinked, croatia];

export function customersOn(today: Day): Customers {
  const calendar = calendarOn(today);
  const told = stories.map((story) => story(calendar));
  return { contracts: told.flatMap(({ contracts }) => contracts), points: told.flatMap(({ points }) => points) };
}
