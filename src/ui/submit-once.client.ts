/**
 * A second press of the button while the form is under way sends nothing. The button is not disabled, so it keeps the
 * focus and its name and value are sent. It works again when the page comes back by the back button, and after ten
 * seconds, for who stopped the loading: the server knows a form sent twice anyway.
 */
const TEN_SECONDS = 10_000;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
  let isUnderWay = false;
  const release = (): void => {
    isUnderWay = false;
    for (const control of form.elements) control.removeAttribute('aria-disabled'); // also those outside the form
  };
  form.addEventListener('submit', (event) => {
    if (isUnderWay) event.preventDefault();
    if (event.defaultPrevented) return;
    isUnderWay = true;
    event.submitter?.setAttribute('aria-disabled', 'true');
    setTimeout(release, TEN_SECONDS);
  });
  addEventListener('pageshow', release);
}
