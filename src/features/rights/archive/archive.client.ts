/** Shows how far an archive is, without loading the page; when it is done, the page comes anew. */
type Progress = { underWay: boolean; made: number; planned: number; sentence: string };

const asksEvery = 1_500;

const card = document.querySelector<HTMLElement>('[data-archive]');
const bar = card?.querySelector('progress');
const sentence = card?.querySelector('p');

async function ask(address: string): Promise<boolean> {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (answer.status >= 500) return false;
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return true;
  const progress = (await answer.json()) as Progress;
  if (bar) {
    bar.max = Math.max(1, progress.planned);
    bar.value = progress.made;
  }
  if (sentence && sentence.textContent !== progress.sentence) sentence.textContent = progress.sentence;
  return !progress.underWay;
}

async function follow(address: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, asksEvery));
    // a line that is broken for a moment is tried again
    if (await ask(address).catch(() => false)) break;
  }
  location.reload();
}

const address = card?.dataset['archive'];
if (address !== undefined) void follow(address);
