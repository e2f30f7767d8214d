import { setTimeout as sleep } from 'node:timers/promises';
import { createCaptcha } from '#platform/captcha/captcha.ts';
import { consentWithdrawalPages } from './consents/pages.ts';
import { emailChangePages } from './email-change/pages.ts';
import { newPasswordPages } from './new-password/pages.ts';
import type { AccountParts } from './parts.ts';
import { registrationPages } from './registration/pages.ts';
import { settingsPages } from './settings/pages.ts';
import { signInPages } from './sign-in/pages.ts';

type Given = Omit<AccountParts, 'captcha' | 'wait'> & {
  readonly secret: string;
  /** Only tests wait otherwise. */
  readonly wait?: AccountParts['wait'];
};

/** Every page of this feature, behind its guard. The application gives each its address. */
export function accountPages(given: Given) {
  const { secret, limits } = given;
  const wait = given.wait ?? ((milliseconds: number) => sleep(milliseconds));
  const parts: AccountParts = { ...given, wait, captcha: createCaptcha({ secret, limits }) };
  return {
    ...registrationPages(parts),
    ...signInPages(parts),
    ...newPasswordPages(parts),
    ...settingsPages(parts),
    ...emailChangePages(parts),
    ...consentWithdrawalPages(parts),
  };
}
