/** Fills in the post while its code is typed, unless somebody typed a post of their own. */
const code = document.querySelector<HTMLInputElement>('input[data-post-code]');
const post = document.querySelector<HTMLInputElement>(`#${code?.dataset['postCode'] ?? 'post'}`);
const country = document.querySelector<HTMLSelectElement>('#country');
const hint = document.querySelector<HTMLElement>('#post-hint');

let filled = '';

async function lookUp(code: HTMLInputElement, post: HTMLInputElement): Promise<void> {
  const typed = code.value.trim().replace(/^SI[\s-]*/i, '');
  const isWhole = /^[1-9]\d{3}$/.test(typed) && country?.value === 'SI';
  if (!isWhole) return say('');
  const answer = await fetch(`/post-codes/${typed}`).catch(() => undefined);
  if (answer?.ok !== true) return;
  const { post: found } = (await answer.json()) as { post: string | null };
  // the code may have been typed on while the answer was on its way
  if (code.value.trim().replace(/^SI[\s-]*/i, '') !== typed) return;
  say(found === null ? (hint?.dataset['unknown'] ?? '') : '');
  if (found === null || (post.value !== '' && post.value !== filled)) return;
  post.value = filled = found;
}

function say(sentence: string): void {
  if (hint !== null && hint.textContent !== sentence) hint.textContent = sentence;
}

if (code !== null && post !== null) {
  const look = (): void => void lookUp(code, post);
  code.addEventListener('input', look);
  country?.addEventListener('change', look);
}
