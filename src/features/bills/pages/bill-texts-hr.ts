import { fullStop } from '#ui/days.ts';
import type { ComparedYear } from './bill-facts.ts';

function more(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return ' (jednako)';
  return change > 0 ? ` (sada ${change}\u00a0% više)` : ` (sada ${-change}\u00a0% manje)`;
}

/** Whether a text is missing is checked in bill-texts.ts, where the languages come together. */
export const hr = {
  title: (number: string) => `Račun ${number}`,
  creditNote: (number: string) => `Odobrenje ${number}`,
  document: 'Preuzmi PDF',
  why: 'Zašto je moj račun takav?',
  whyText: 'Svaku stavku ponovno računamo iz očitanja, cijena i dana, korak po korak.',
  head: {
    open: (amount: string) => `Za plaćanje ${amount}`,
    dueOn: (day: string) => fullStop(`Rok plaćanja je ${day}`),
    dueToday: 'Rok plaćanja je danas.',
    wasDueOn: (day: string) => fullStop(`Rok plaćanja istekao je ${day}`),
    partPaid: (paid: string, all: string) => `Od ${all} već je plaćeno ${paid}.`,
    collected: (day: string) => `Iznos ćemo ${day} sami naplatiti s vašega bankovnog računa; ne trebate učiniti ništa.`,
    pay: 'Plati',
    paid: 'Račun je plaćen',
    nothingToPay: 'Po ovom računu nije trebalo ništa platiti.',
    overpaid: (amount: string) => `Platili ste ${amount} previše; uzet ćemo ih u obzir na sljedećim računima.`,
    creditNote: (amount: string) => `U vašu korist ${amount}`,
    creditOpen: (amount: string) => `Još je neiskorišteno ${amount}; uzet ćemo ih u obzir na sljedećim računima.`,
    creditUsed: 'Odobrenje je već iskorišteno.',
    cancels: 'Njime je storniran račun',
    cancelled: 'Račun je storniran',
    cancelledText: 'Više ne vrijedi i ne treba ga platiti. Storniran je odobrenjem',
  },
  facts: {
    title: 'Podaci o računu',
    eInvoice: 'E-račun (XML)',
    billing: 'Primanje i plaćanje računa',
    contract: 'Ugovor',
    period: 'Razdoblje',
    issuedOn: 'Izdan',
    dueOn: 'Rok plaćanja',
    payer: 'Platitelj',
    points: 'Mjerno mjesto',
    pointsCount: (count: number) => `${count}, navedena su u nastavku`,
    reference: 'Poziv na broj',
    iban: 'IBAN primatelja',
  },
  paid: {
    title: 'Uplate za ovaj račun',
    paidOn: 'Datum',
    amount: 'Iznos',
    means: 'Način',
    byMeans: { transfer: 'uplata', direct_debit: 'izravno terećenje', counter: 'na šalteru' },
  },
  lines: {
    title: 'Što plaćate',
    what: 'Stavka',
    quantity: 'Količina',
    price: 'Cijena',
    net: 'Iznos bez PDV-a',
    units: { KWH: 'kWh', KWT: 'kW', MTQ: 'm³', MON: 'mj.', C62: '×' },
    sum: 'Ukupno bez PDV-a',
    vat: (rate: string, base: string) => `PDV ${rate} na ${base}`,
    total: 'Ukupno s PDV-om',
    advance: 'Već plaćeno akontacijama',
    toPay: 'Za plaćanje',
    byPoint: (count: number) => `Po mjernim mjestima (${count})`,
    point: 'Mjerno mjesto',
    noPoint: 'Ugovor kao cjelina',
  },
  readings: {
    title: 'Očitanja na kojima se račun temelji',
    sources:
      'Uz svako očitanje piše odakle je: očitano, dojavili ste ga vi, procijenjeno prema dosadašnjoj potrošnji ili određeno kod operatora.',
    register: 'Brojilo',
    from: 'Na početku',
    until: 'Na kraju',
    gas: 'plin',
    meter: (serial: string) => `brojilo ${serial}`,
    all: (count: number) => `Sva očitanja (${count})`,
    source: { read: 'očitano', own: 'vaše očitanje', estimated: 'procjena', operator: 'javio operator' },
  },
  year: {
    title: 'Godina dana potrošnje i troška',
    use: 'Potrošnja (kWh)',
    cost: 'Trošak s PDV-om (€)',
    legend: { now: 'zadnjih 12 mjeseci', before: 'godinu prije' },
    compared: ({ period, use, cost, useChange, costChange }: ComparedYear) =>
      `Godinu prije (${period}): ${use}${more(useChange)} i ${cost}${more(costChange)}.`,
    table: 'U tablici',
    month: 'Mjesec',
    used: 'Potrošnja',
    usedBefore: 'Godinu prije',
    paid: 'Trošak',
    paidBefore: 'Godinu prije',
    spread: 'Račun za dulje razdoblje raspodijeljen je na mjesece prema broju dana.',
  },
};
