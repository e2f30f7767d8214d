/**
 * One click is enough: a person who looks at the page has opened the link to stop. Not in a tab nobody sees, not in a browser
 * that says a program drives it, and not twice, so that the back button after "undo" stops nothing.
 */
const button = document.querySelector<HTMLButtonElement>('form.stop button[type="submit"]');
const done = `stopped ${location.pathname}`;

function stop(): void {
  if (document.visibilityState !== 'visible' || navigator.webdriver) return;
  document.removeEventListener('visibilitychange', stop);
  if (sessionStorage.getItem(done) !== null) return;
  sessionStorage.setItem(done, 'yes');
  button?.form?.requestSubmit(button);
}

document.addEventListener('visibilitychange', stop);
stop();
