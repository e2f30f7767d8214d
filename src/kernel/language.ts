/** The languages that the portal can speak, by ISO 639-1 code. Slovenian is the one it is written in first. */
export type Language = 'sl' | 'en' | 'hr';
