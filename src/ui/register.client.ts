/** While a reading is typed: its difference to the previous one. The server works the same out again when it is sent. */
import { formatQuantity, parseWholeNumber } from '#kernel/numbers.ts';
import type { Language } from '#kernel/language.ts';

const language = document.documentElement.lang as Language;

for (const output of document.querySelectorAll<HTMLOutputElement>('output[data-previous]')) {
  const input = document.getElementById(output.htmlFor.value);
  if (input instanceof HTMLInputElement) followInput(input, output);
}

function followInput(input: HTMLInputElement, output: HTMLOutputElement): void {
  const { previous, constant, digits, unit = '', less = '', live = '' } = output.dataset;
  const verdict = output.parentElement?.nextElementSibling;
  if (output.value === '–' && verdict) verdict.textContent = live;
  const fit = (): void => {
    input.parentElement?.classList.toggle('loose', input.value.length > Number(digits));
  };
  input.addEventListener('input', () => {
    fit();
    const typed = parseWholeNumber(input.value, language);
    const difference = typed.ok
      ? Math.round((typed.value - Number(previous)) * Number(constant) * 1000) / 1000
      : undefined;
    output.value = difference === undefined ? '–' : `${formatQuantity(difference, language)} ${unit}`;
    if (!verdict) return;
    // a lower number may be a roll-over: say what is seen, the server explains
    const isLess = difference !== undefined && difference < 0;
    verdict.textContent = difference === undefined ? live : isLess ? less : '';
    verdict.className = isLess ? 'small odd' : 'small muted';
  });
  // on the drums stand digits only: `16.433` becomes `16433` when the field is left
  input.addEventListener('change', () => {
    const typed = parseWholeNumber(input.value, language);
    if (typed.ok) input.value = input.value.replace(/\D/g, '');
    fit();
  });
}
