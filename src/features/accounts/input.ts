/** What people type about themselves → typed values, or what is wrong with it. Shape only; no database. */
import type { Fields } from '#platform/http/fields.ts';
import type { Outcome, Refusal } from '#kernel/refusal.ts';
import { isCountry } from './countries.ts';
import { parseEmail } from './emails.ts';
import { judgePassword, longestPassword, shortestPassword, type PasswordRefusal } from './passwords.ts';
import { parsePhone } from './phones.ts';
import { postOf } from './post-codes.ts';

/** What a person or company says of itself. All may be empty except the country (ISO 3166, two letters). */
export type Person = {
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly postCode: string;
  readonly post: string;
  readonly country: string;
  /** E.164. */
  readonly phone: string;
  readonly sex: '' | 'male' | 'female';
};

export type InputRefusal =
  | PasswordRefusal
  | 'email_missing'
  | 'email_shape'
  | 'password_missing'
  | 'passwords_differ'
  | 'current_password_missing'
  | 'too_long'
  | 'country_unknown'
  | 'post_code_shape'
  | 'post_code_shape_hr'
  | 'phone_invalid'
  | 'phone_premium'
  | 'terms_not_accepted';

type Wrong = Refusal<InputRefusal>;

export type Registration = {
  readonly email: string;
  readonly password: string;
  readonly person: Person;
  readonly wantsOffers: boolean;
};

/** The registration form of the manual's chapter 1. */
export function readRegistration(form: Fields): Outcome<Registration, InputRefusal> {
  const email = readEmail(form);
  const password = readNewPassword(form, email.value);
  const person = readPerson(form);
  const terms: Wrong[] = form.has('terms') ? [] : [{ code: 'terms_not_accepted', field: 'terms' }];
  return outcomeOf([...email.wrong, ...password.wrong, ...person.wrong, ...terms], {
    email: email.value,
    password: password.value,
    person: person.value,
    wantsOffers: form.has('offers'),
  });
}

/** *Uredi profil*: the same fields without e-mail and password. */
export function readProfile(form: Fields): Outcome<Person, InputRefusal> {
  const { value, wrong } = readPerson(form);
  return outcomeOf(wrong, value);
}

/** The form behind a reset link. */
export function readReset(form: Fields, email: string): Outcome<string, InputRefusal> {
  const { value, wrong } = readNewPassword(form, email);
  return outcomeOf(wrong, value);
}

export type PasswordChange = { readonly current: string; readonly next: string };

/** *Uredi geslo*: the password that holds, and the new one twice. */
export function readPasswordChange(form: Fields, email: string): Outcome<PasswordChange, InputRefusal> {
  const current = form.text('currentPassword');
  const missing: Wrong[] = current === '' ? [{ code: 'current_password_missing', field: 'currentPassword' }] : [];
  const next = readNewPassword(form, email);
  return outcomeOf([...missing, ...next.wrong], { current, next: next.value });
}

export type LogInInput = { readonly email: string; readonly password: string; readonly remembered: boolean };

/** The log-in form. A password is only compared, so nothing is asked of it. */
export function readLogIn(form: Fields): Outcome<LogInInput, InputRefusal> {
  const email = readEmail(form);
  const password = form.text('password');
  const missing: Wrong[] = password === '' ? [{ code: 'password_missing', field: 'password' }] : [];
  return outcomeOf([...email.wrong, ...missing], { email: email.value, password, remembered: form.has('remember') });
}

/** The form that asks for a new password: an address. */
export function readForgotten(form: Fields): Outcome<string, InputRefusal> {
  const { value, wrong } = readEmail(form);
  return outcomeOf(wrong, value);
}

type Read<T> = { readonly value: T; readonly wrong: readonly Wrong[] };

function outcomeOf<T>(wrong: readonly Wrong[], value: T): Outcome<T, InputRefusal> {
  const [first, ...more] = wrong;
  return first === undefined ? { ok: true, value } : { ok: false, refusals: [first, ...more] };
}

function readEmail(form: Fields): Read<string> {
  const typed = form.text('email').trim();
  if (typed === '') return { value: '', wrong: [{ code: 'email_missing', field: 'email' }] };
  const email = parseEmail(typed);
  return email === undefined
    ? { value: '', wrong: [{ code: 'email_shape', field: 'email' }] }
    : { value: email, wrong: [] };
}

const passwordFacts = { shortest: shortestPassword, longest: longestPassword };

function readNewPassword(form: Fields, email: string): Read<string> {
  const value = form.text('password');
  if (value === '') return { value, wrong: [{ code: 'password_missing', field: 'password' }] };
  const refusal = judgePassword(value, email);
  if (refusal !== undefined) return { value, wrong: [{ code: refusal, field: 'password', facts: passwordFacts }] };
  const differs = form.text('passwordAgain') !== value;
  return { value, wrong: differs ? [{ code: 'passwords_differ', field: 'passwordAgain' }] : [] };
}

const longest = { name: 200, street: 200, town: 200, postCode: 10, post: 200 } as const;

function readPerson(form: Fields): Read<Person> {
  const texts = Object.keys(longest) as (keyof typeof longest)[];
  const wrong: Wrong[] = texts
    .filter((field) => Array.from(lineOf(form, field)).length > longest[field])
    .map((field) => ({ code: 'too_long', field, facts: { most: longest[field] } }));
  const country = form.text('country') || 'SI';
  if (!isCountry(country))
    return { value: emptyPerson, wrong: [...wrong, { code: 'country_unknown', field: 'country' }] };
  const place = readPlace(form, country);
  const phone = readPhone(form, country);
  const sex = form.text('sex');
  const value: Person = {
    name: lineOf(form, 'name'),
    street: lineOf(form, 'street'),
    town: lineOf(form, 'town'),
    ...place.value,
    country,
    phone: phone.value,
    sex: sex === 'male' || sex === 'female' ? sex : '',
  };
  return { value, wrong: [...wrong, ...place.wrong, ...phone.wrong] };
}

const emptyPerson: Person = {
  name: '',
  street: '',
  town: '',
  postCode: '',
  post: '',
  country: 'SI',
  phone: '',
  sex: '',
};

type PostCodes = { readonly letters: RegExp; readonly shape: RegExp; readonly refusal: InputRefusal };

/** Countries whose codes have a shape that we know. Croatian ones run from 10000 to 53296. */
const postCodes: Readonly<Record<string, PostCodes>> = {
  SI: { letters: /^SI[\s-]*/i, shape: /^[1-9]\d{3}$/, refusal: 'post_code_shape' },
  HR: { letters: /^HR[\s-]*/i, shape: /^[1-5]\d{4}$/, refusal: 'post_code_shape_hr' },
};

/** A code of the right shape is taken even where we do not know its post: lists age. An empty post is filled in. */
function readPlace(form: Fields, country: string): Read<Pick<Person, 'postCode' | 'post'>> {
  const typed = lineOf(form, 'postCode');
  const post = lineOf(form, 'post');
  const codes = postCodes[country];
  if (codes === undefined || typed === '') return { value: { postCode: typed, post }, wrong: [] };
  const postCode = typed.replace(codes.letters, '').replaceAll(' ', '');
  const wrong: Wrong[] = codes.shape.test(postCode) ? [] : [{ code: codes.refusal, field: 'postCode' }];
  const known = country === 'SI' ? postOf(postCode) : undefined;
  return { value: { postCode, post: post === '' ? (known ?? '') : post }, wrong };
}

function readPhone(form: Fields, country: string): Read<string> {
  const typed = lineOf(form, 'phone');
  if (typed === '') return { value: '', wrong: [] };
  const phone = parsePhone(typed, country);
  return phone.ok ? { value: phone.value, wrong: [] } : { value: '', wrong: [{ code: phone.reason, field: 'phone' }] };
}

/** One line of text: line feeds and other unseen characters become spaces, several spaces one. */
function lineOf(form: Fields, name: string): string {
  return form
    .text(name)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
