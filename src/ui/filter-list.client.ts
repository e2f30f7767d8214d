/** Search among many metering points: hides the cards that hold not all of the typed words. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

for (const field of document.querySelectorAll<HTMLElement>('[data-filter]')) {
  const list = document.getElementById(field.dataset['filter'] ?? '');
  const input = field.querySelector('input');
  const none = field.querySelector<HTMLElement>('[data-none]');
  if (!list || !input || !none) continue;
  const items = Array.from(list.children, (item) => ({ item: item as HTMLElement, words: plain(item.textContent) }));
  field.hidden = false;
  input.addEventListener('input', () => {
    const wanted = plain(input.value).split(/\s+/);
    for (const { item, words } of items) item.hidden = !wanted.every((word) => words.includes(word));
    none.textContent = items.every(({ item }) => item.hidden) ? (none.dataset['none'] ?? '') : '';
  });
  list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}
