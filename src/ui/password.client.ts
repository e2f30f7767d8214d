/** Shows and hides a password. Hidden again before it is sent, so that browsers still know it as one. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button.reveal')) {
  const input = document.getElementById(button.getAttribute('aria-controls') ?? '');
  if (!(input instanceof HTMLInputElement)) continue;
  const show = (shown: boolean): void => {
    input.type = shown ? 'text' : 'password';
    button.textContent = (shown ? button.dataset['hide'] : button.dataset['show']) ?? '';
  };
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  input.form?.addEventListener('submit', () => show(false));
}
