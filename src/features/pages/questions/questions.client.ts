/** The page of questions: what is linked to is open, and what is typed is looked for at once. */
const openLinked = (): void => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
};

openLinked();
addEventListener('hashchange', openLinked);

const form = document.querySelector<HTMLFormElement>('form[data-questions]');
const input = form?.querySelector('input');
const spoken = document.getElementById('found-status');
const pause = 200;

let timer: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | undefined;

/** The same page the button would bring; of it only what was found is shown. */
async function look(wanted: string): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  const address = wanted === '' ? '/questions' : `/questions?q=${encodeURIComponent(wanted)}`;
  const response = await fetch(address, { signal: asked.signal });
  if (!response.ok) return;
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [there, here] = [answer.getElementById('found'), document.getElementById('found')];
  if (there === null || here === null) return;
  here.replaceWith(there);
  history.replaceState(null, '', address);
  if (spoken !== null) spoken.textContent = there.querySelector('#found-title')?.textContent ?? '';
}

input?.addEventListener('input', () => {
  clearTimeout(timer);
  // whoever cannot reach the server still has the button, and the browser's own page of what is wrong
  timer = setTimeout(() => void look(input.value.trim()).catch(() => undefined), pause);
});
