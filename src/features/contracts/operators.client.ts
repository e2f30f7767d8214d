/** Shows only the operators of the energy that is chosen. Without it they stand in groups, one an energy. */
for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-groups]')) {
  const { groups: names = '', groupsBy = '' } = select.dataset;
  const groups = Array.from(select.querySelectorAll('optgroup'));
  const energies = names.split(' ');
  const radios = Array.from(document.querySelectorAll<HTMLInputElement>(`input[name="${groupsBy}"]`));

  const follow = (): void => {
    const chosen = radios.find((radio) => radio.checked)?.value;
    const kept = select.value;
    for (const [index, group] of groups.entries()) {
      if (chosen === undefined || energies[index] === chosen) select.append(group);
      else group.remove();
    }
    select.value = kept;
    if (select.selectedIndex === -1) select.selectedIndex = 0;
  };

  for (const radio of radios) radio.addEventListener('change', follow);
  // the back button brings the choice back after the page has been read
  addEventListener('pageshow', follow);
}
