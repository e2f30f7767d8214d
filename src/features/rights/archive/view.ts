import { passwordQuestion, problemsAbove, settingsFrame, type Problems } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import type { ListArchivesRow } from './store.sql.ts';
import { texts } from './texts.ts';

export type ArchivePage = {
  readonly language: PageLanguage;
  readonly token: string;
  readonly email: string;
  /** The newest archive, where there is one. */
  readonly archive: ListArchivesRow | undefined;
  /** The password was typed a short while ago. */
  readonly confirmed: boolean;
  readonly problems: Problems;
  readonly tooMany: boolean;
  /** In the genitive, as after «do». */
  readonly writeDay: (instant: Date) => string;
};

export function isUnderWay(archive: Pick<ListArchivesRow, 'state'> | undefined): boolean {
  return archive?.state === 'waiting' || archive?.state === 'making';
}

/** Where an archive under way has got to, in a sentence. */
export function progressSentence(
  { state, filesMade, filesPlanned }: Pick<ListArchivesRow, 'state' | 'filesMade' | 'filesPlanned'>,
  language: PageLanguage,
): string {
  const t = texts[language];
  if (state === 'waiting') return t.waiting;
  return filesPlanned === 0 ? t.beginning : t.making(filesMade, filesPlanned);
}

/** *Prenesi moje podatke*. */
export function archiveView(page: ArchivePage): Html {
  const { language, problems, tooMany } = page;
  const t = texts[language];
  const refusal = tooMany && notice('bad', html`<p>${t.tooMany}</p>`, { role: 'alert', focus: true });
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${problemsAbove(problems, language)}${refusal}${stateOf(page)}
<section class="stack"><h2>${t.contents}</h2><div class="prose"><ul>${t.listed.map((line) => html`<li>${line}</li>`)}</ul></div></section></div>`;
  return settingsFrame(language, 'data', main);
}

function stateOf(page: ArchivePage): Html {
  const { archive, language } = page;
  const t = texts[language];
  switch (archive?.state) {
    case 'waiting':
    case 'making':
      return underWay(archive, language);
    case 'ready':
      return html`${readyCard(page, archive)}${askForm(page, t.again, 'plain')}`;
    case 'failed':
      return html`${notice('warn', html`<p>${t.failed}</p>`)}${askForm(page, t.make)}`;
    case 'expired':
      return html`${notice('info', html`<p>${t.expired}</p>`)}${askForm(page, t.make)}`;
    default:
      return askForm(page, t.make);
  }
}

function askForm({ language, token }: ArchivePage, label: string, kind?: 'plain'): Html {
  const t = texts[language];
  const button = submit(label, kind === undefined ? {} : { kind });
  return html`<section class="stack">${form({ action: '/settings/data', token }, actions(button))}<p class="muted small">${t.howLong}</p></section>`;
}

/** The bar fills as files are made; the enhancer asks again and again, and without a script the page comes anew. */
function underWay(archive: ListArchivesRow, language: PageLanguage): Html {
  const t = texts[language];
  const sentence = progressSentence(archive, language);
  const bar = html`<progress class="progress" aria-label="${t.progress}" max="${Math.max(1, archive.filesPlanned)}" value="${archive.filesMade}"></progress>`;
  return html`<section class="card stack" data-archive="/settings/data/${archive.id}/progress"><p>${sentence}</p>${bar}<p class="muted small">${t.howLong}</p></section>`;
}

function readyCard(page: ArchivePage, { id, expiresAt, size }: ListArchivesRow): Html {
  const { language, confirmed, token, email, problems, writeDay } = page;
  const t = texts[language];
  const until = t.until(expiresAt === null ? '' : writeDay(expiresAt), writeSize(size, language));
  const head = html`<h2 class="as-h3">${t.ready}</h2><p>${until}</p>`;
  if (confirmed) {
    return html`<section class="card stack">${head}<p class="row"><a class="btn big" href="/settings/data/${id}/archive.zip">${icon('download')} ${t.download}</a></p></section>`;
  }
  const question = [passwordQuestion(language, { email, problems }), actions(submit(t.confirm))];
  return html`<section class="card stack">${head}<p>${t.askPassword}</p>${form({ action: '/settings/data/confirmation', token }, question)}</section>`;
}

/** Bytes as people say them: 640 kB, 12 MB. */
function writeSize(bytes: number, language: PageLanguage): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))}\u00A0kB`;
  const megabytes = (Math.round(bytes / 100_000) / 10).toString();
  const points: Readonly<Record<'sl' | 'en' | 'hr', string>> = { sl: ',', en: '.', hr: ',' };
  return `${megabytes.replace('.', points[language])}\u00A0MB`;
}
