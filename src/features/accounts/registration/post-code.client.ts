/** Fills in the post while its code is typed, unless somebody typed a post of their own. */
const country = document.querySelector<HTMLSelectElement>('#country');
const hint = document.querySelector<HTMLElement>('#post-hint');

/** What was filled in last; only that may be replaced. */
let filled = '';

const digitsOf = (field: HTMLInputElement): string => field.value.trim().replace(/^SI[\s-]*/i, '');

function say(sentence: string): void {
  if (hint !== null && hint.textContent !== sentence) hint.textContent = sentence;
}

async function lookUp(code: HTMLInputElement, post: HTMLInputElement): Promise<void> {
  const typed = digitsOf(code);
  const isWhole = /^[1-9]\d{3}$/.test(typed) && country?.value === 'SI';
  if (!isWhole) return say('');
  const answer = await fetch(`/post-codes/${typed}`).catch(() => undefined);
  if (answer?.ok !== true) return;
  const { post: found } = (await answer.json()) as { post: string | null };
  // the code may have been typed on while the answer was on its way
  if (digitsOf(code) !== typed) return;
  say(found === null ? (hint?.dataset['unknown'] ?? '') : '');
  if (post.value !== '' && post.value !== filled) return;
  filled = found ?? '';
  post.value = filled;
}

function enhance(code: HTMLInputElement): void {
  const post = document.getElementById(code.dataset['postCode'] ?? '');
  if (!(post instanceof HTMLInputElement)) return;
  const look = (): void => void lookUp(code, post);
  code.addEventListener('input', look);
  country?.addEventListener('change', look);
}

for (const code of document.querySelectorAll<HTMLInputElement>('input[data-post-code]')) enhance(code);
