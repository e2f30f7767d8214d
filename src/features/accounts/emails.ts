/** E-mail addresses: the name under which a person signs in. */

/**
 * The address without the spaces round it, or undefined where it cannot be one. Whether it exists, only a mail can tell.
 * Characters that would make a list or a comment of it in a mail's header are refused.
 */
export function parseEmail(text: string): string | undefined {
  const address = text.trim();
  if (address.length > 254) return undefined;
  const [local = '', domain = '', ...more] = address.split('@');
  if (more.length > 0 || local === '' || local.length > 64 || UNFIT.test(address)) return undefined;
  return /^[^.]+(?:\.[^.]+)+$/.test(domain) ? address : undefined;
}

const UNFIT = /[\s\p{C}"(),:;<>[\\\]]/u;
