/**
 * A second press of the button while the form is under way sends nothing. The button is not disabled, so it keeps the
 * focus and its name and value are sent; when the page comes back by the back button it works again.
 */
const underWay = new WeakSet<HTMLFormElement>();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (underWay.has(form)) {
      event.preventDefault();
      return;
    }
    underWay.add(form);
    event.submitter?.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', () => {
    underWay.delete(form);
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
  });
}
