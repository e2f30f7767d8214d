/** How a letter looks: the sender's name, and colours as `#rrggbb` for bright and for dark screens. */
export type LetterLook = {
  /** The name at the head of the letter, its first part thin, its second bold. */
  readonly wordmark: { readonly light: string; readonly bold: string };
  readonly bright: LetterColours;
  readonly dark: LetterColours;
};

export type LetterColours = {
  readonly page: string;
  readonly sheet: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly link: string;
  readonly button: string;
  readonly onButton: string;
  /** The band at the head, what is written on it, and the window in it: dark panes, one lit. */
  readonly band: string;
  readonly onBand: string;
  readonly pane: string;
  readonly litPane: string;
};

export const plainLook: LetterLook = {
  wordmark: { light: '', bold: '' },
  bright: {
    page: '#f6f3ec',
    sheet: '#fefdfb',
    line: '#ddd8cc',
    text: '#14261f',
    muted: '#4b5c55',
    link: '#00543f',
    button: '#00543f',
    onButton: '#fdfcf9',
    band: '#0c2a20',
    onBand: '#f4f1ea',
    pane: '#1d4335',
    litPane: '#f5b942',
  },
  dark: {
    page: '#0b1410',
    sheet: '#13201a',
    line: '#2c3b34',
    text: '#ece9e3',
    muted: '#a9b8b1',
    link: '#7fd3b4',
    button: '#7fd3b4',
    onButton: '#0e1d17',
    band: '#0c2a20',
    onBand: '#f4f1ea',
    pane: '#1d4335',
    litPane: '#f5b942',
  },
};
