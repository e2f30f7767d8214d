/** Says what is wrong with chosen files before megabytes of them are sent in vain. The server judges them all the same. */
for (const field of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-most-bytes]')) {
  const { mostFiles, mostBytes, tooMany = '', tooLarge = '' } = field.dataset;
  const status = document.createElement('p');
  status.className = 'error';
  status.setAttribute('role', 'alert');
  status.hidden = true;
  field.after(status);

  const problem = (): string => {
    const files = [...(field.files ?? [])];
    const large = files.filter(({ size }) => size > Number(mostBytes));
    if (large.length > 0) return tooLarge + large.map(({ name }) => name).join(', ');
    return files.length > Number(mostFiles) ? tooMany : '';
  };
  const show = (): boolean => {
    const sentence = problem();
    status.textContent = sentence;
    status.hidden = sentence === '';
    return sentence === '';
  };

  field.addEventListener('change', show);
  field.form?.addEventListener(
    'submit',
    (event) => {
      if (show()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field.focus();
    },
    { capture: true },
  );
}
