/** Metering: points, meters, registers, and the days on which they are to be read. */
export {
  isSoundWindow,
  nextWindow,
  windowFor,
  windowOn,
  type ReadingWindow,
  type ReadingWindowRule,
} from './windows.ts';
export { listOperators, type Operator } from './operators.ts';
export { windowCalendar, windowPanes } from './window-pictures.ts';
export { spokenWindow, writeSpokenWindow, type SpokenWindow } from './window-words.ts';
