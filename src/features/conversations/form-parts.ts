/** Parts of forms that ask or write: files, and what was typed. */
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { fileField } from '#ui/form.ts';
import { uiTexts } from '#ui/texts.ts';
import { mostFiles, type Draft, type FormKey } from './attachments/drafts.ts';
import { conversationTexts } from './texts.ts';

const accepted = '.pdf,.jpg,.jpeg,.png,.heic,.heif,application/pdf,image/jpeg,image/png,image/heic,image/heif';
const mostBytes = 10 * 1024 * 1024;

type FilesShown = {
  readonly language: PageLanguage;
  readonly key: FormKey;
  /** What came with the form before, and was accepted. */
  readonly drafts: readonly Draft[];
  readonly error: string | undefined;
};

/** The key of the form, the files that it has already, and the field for more. */
export function filesPart({ language, key, drafts, error }: FilesShown): Html {
  const t = conversationTexts(language).files;
  const field = fileField({
    name: 'files',
    label: t.label,
    hint: t.hint,
    error,
    optional: uiTexts(language).optional,
    accept: accepted,
    data: {
      'data-most-files': String(mostFiles - drafts.length),
      'data-most-bytes': String(mostBytes),
      'data-too-many': t.tooMany,
      'data-too-large': t.tooLarge,
    },
  });
  return html`<input type="hidden" name="key" value="${key.secret}">${drafts.length > 0 && draftsPart(drafts, language)}${field}`;
}

function draftsPart(drafts: readonly Draft[], language: PageLanguage): Html {
  const t = conversationTexts(language).files;
  const lines = drafts.map(({ id, name, size }) => {
    const box = attrs({ id: `keep-${id}`, name: 'keep', value: String(id), checked: true });
    return html`<input type="hidden" name="file" value="${id}"><label class="check"><input type="checkbox"${box}><span>${name} (${sizeInWords(size, language)})</span></label>`;
  });
  return html`<fieldset class="stack tight" aria-describedby="kept-hint"><legend class="label">${t.kept}</legend><p class="hint" id="kept-hint">${t.keptHint}</p>${lines}</fieldset>`;
}

/** `240 kB`, `1,3 MB`. */
export function sizeInWords(bytes: number, language: PageLanguage): string {
  if (bytes < 1_000_000) return `${formatQuantity(Math.max(1, Math.round(bytes / 1000)), language)}\u00a0kB`;
  return `${formatQuantity(Math.round(bytes / 100_000) / 10, language)}\u00a0MB`;
}
