/** Buttons that copy a field of the payment appear where a script can work them. */
const said = document.querySelector<HTMLElement>('[data-copy-status]');
/** How long a button says that it has copied. */
const shownMilliseconds = 2_000;

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: text = '', copied = '' } = button.dataset;
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  if (label === copied) return;
  button.textContent = copied;
  if (said !== null) said.textContent = `${copied}: ${text}`;
  setTimeout(() => (button.textContent = label), shownMilliseconds);
}

// the clipboard is there on secure pages only
if ('clipboard' in navigator) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    // a browser may refuse: the value beside the button can still be selected
    button.addEventListener('click', () => void copy(button).catch(() => (button.hidden = true)));
  }
}
