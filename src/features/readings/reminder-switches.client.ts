/**
 * The switches beside the reading form change without leaving the page: the form goes to the switch's address as it would
 * without a script, and of the page that comes back only the switches are taken over. Another page (to confirm a number, to
 * log in again) is gone to.
 */
const switches = document.querySelector<HTMLElement>('[data-switches]');

for (const button of switches?.querySelectorAll('button') ?? []) {
  button.addEventListener('click', (event) => {
    const { form } = button;
    if (!form) return;
    event.preventDefault();
    if (button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    // without an answer the browser sends the form itself, and says what is wrong
    void press(button, form)
      .catch(() => form.requestSubmit(button))
      .finally(() => button.removeAttribute('aria-disabled'));
  });
}

async function press(button: HTMLButtonElement, form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.append(button.name, button.value);
  const answer = await fetch(button.formAction, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-switches]');
  if (answer.ok && fresh) takeOver(fresh);
  else if (answer.redirected) location.assign(answer.url);
  else throw new Error(`the switch was answered with ${answer.status}`);
}

/** The buttons stay where they are, and the focus with them; the line below is told to who listens. */
function takeOver(fresh: Element): void {
  for (const button of switches?.querySelectorAll('button') ?? []) {
    const changed = fresh.querySelector<HTMLButtonElement>(`#${button.id}`);
    if (!changed) continue;
    button.value = changed.value;
    button.ariaPressed = changed.ariaPressed;
    button.replaceChildren(...changed.childNodes);
  }
  const said = switches?.querySelector('[role="status"]');
  if (said) said.textContent = fresh.querySelector('[role="status"]')?.textContent ?? '';
}
