/**
 * Reminders (*Opomnik*, *SMS opomnik*): a word by mail or by SMS that the reading window of a metering point is open. What
 * always holds: one message a person, channel and day; none for what is read already, read from afar or no longer supplied;
 * an SMS only to a number that its owner has confirmed; and every message can be stopped without logging in.
 */
export { reminderPages } from './pages/pages.ts';
export { reminderJobs, reminderRechecks } from './job.ts';
export { planReminders } from './plan.ts';
export { writeReminders } from './write.ts';
