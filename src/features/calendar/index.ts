/** The calendar feed: reading windows and due dates of bills in the customer's own calendar, kept up to date by it. */
export { calendarPages } from './pages.ts';
