/** The addresses of reminders, each behind its guard. Listed in src/app/routes.ts. */
import { anyone, customer, whoeverHolds, type Guarded } from '#features/accounts/index.ts';
import { readingFormAddress } from '#features/readings/index.ts';
import { askForCode, confirm, remove, showMobile } from './mobile-page.ts';
import type { ReminderPageParts } from './parts.ts';
import { saveSettings, showReminders } from './settings-page.ts';
import { showStop, stop, undo } from './stop-page.ts';
import { answerOffer, switchOnForm } from './switches.ts';

export function reminderPages(parts: ReminderPageParts) {
  const resumeAt = (path: string) => ({ resumeAt: () => path });
  return {
    /** GET /settings/reminders */
    showReminders: customer((visit) => showReminders(parts, visit)),
    /** POST /settings/reminders */
    save: customer((visit) => saveSettings(parts, visit), resumeAt('/settings/reminders')),
    /** POST /settings/reminders/switch */
    switchOnForm: customer((visit) => switchOnForm(parts, visit), {
      resumeAt: ({ form }) => readingFormAddress(form),
    }),
    /** POST /settings/reminders/offer */
    answerOffer: customer((visit) => answerOffer(parts, visit), resumeAt('/')),
    /** GET /settings/mobile */
    showMobile: customer((visit) => showMobile(parts, visit)),
    /** POST /settings/mobile */
    askForCode: customer((visit) => askForCode(parts, visit), resumeAt('/settings/mobile')),
    /** POST /settings/mobile/code */
    confirm: customer((visit) => confirm(parts, visit), resumeAt('/settings/mobile')),
    /** POST /settings/mobile/removal */
    remove: customer((visit) => remove(parts, visit), resumeAt('/settings/reminders')),
    /** GET /s/:code */
    showStop: anyone((visit) => showStop(parts, visit)),
    /** POST /s/:code */
    stop: whoeverHolds((visit) => stop(parts, visit)),
    /** POST /s/:code/undo */
    undo: anyone((visit) => undo(parts, visit)),
  } satisfies Record<string, Guarded>;
}
