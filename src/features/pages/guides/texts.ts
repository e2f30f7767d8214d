const sl = {
  guides: 'Vodiči',
  lead: 'Kratko in s slikami: kako odčitati števec, kaj pomenijo tarife, kaj storiti ob selitvi.',
};

const en: typeof sl = {
  guides: 'Guides',
  lead: 'Short and with pictures: how to read a meter, what the rates mean, what to do when you move.',
};

const hr: typeof sl = {
  guides: 'Vodiči',
  lead: 'Kratko i sa slikama: kako očitati brojilo, što znače tarife, što učiniti pri selidbi.',
};

export const texts = { sl, en, hr };
