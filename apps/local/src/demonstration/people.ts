import type { Role } from '#identity';
import { area, otherArea } from './settings.ts';

/** Somebody invented who works for one of the bodies, or for several. */
export interface Worker {
  name: string;
  email: string;
  belongs: Belonging[];
  /** What they do, for the list of sign-ins; those without it are not in the list. */
  what?: string;
}

export interface Belonging {
  role: Role;
  /** Key of a body. */
  body: string;
  /** Key of a team of that body. */
  team?: string;
  /** The area whose cases an officer works on. */
  area?: string;
}

const officer = (role: Role, body = 'council', code = area.code): Belonging[] => [{ role, body, area: code }];
const inTeam = (body: string, team = body, role: Role = 'contributor'): Belonging => ({ role, body, team });
const virtualHead = (body: string, team: string, code: string): Belonging => ({
  ...{ role: 'virtual-school-head', body, team, area: code },
});
const worker = (name: string, email: string, belongs: Belonging[], what?: string): Worker => ({
  name,
  email,
  belongs,
  ...(what ? { what } : {}),
});

const council: Worker[] = [
  worker(
    'Maud Alderson',
    'case.officer@rivermere.example',
    officer('case-officer'),
    'Case officer: runs assessments, sends requests, builds Section E',
  ),
  worker('Imogen Sallis', 'imogen.sallis@rivermere.example', officer('case-officer')),
  worker(
    'Gerald Whitcombe',
    'signing.officer@rivermere.example',
    officer('signing-officer'),
    'Signing officer: signs final plans',
  ),
  worker('Petra Lindqvist', 'administrator@rivermere.example', [{ role: 'administrator', body: 'council' }]),
  worker(
    'Jonathan Prewitt',
    'psychologist@rivermere.example',
    [inTeam('council', 'psychology'), inTeam('other-council', 'other-psychology')],
    'Educational psychologist of two councils: choose for which to act',
  ),
  worker('Dr Miriam Castell', 'miriam.castell@rivermere.example', [inTeam('council', 'psychology')]),
  worker(
    'Joanna Whitlow',
    'social.care.lead@rivermere.example',
    [{ role: 'social-care-lead', body: 'council' }],
    'Social care SEN lead: follows requests to social care teams',
  ),
  worker(
    'Anita Deshmukh',
    'social.worker@rivermere.example',
    [inTeam('council', 'disabled-children')],
    'Social worker: section 17 beside the EHC assessment, and advice written once for both',
  ),
  worker('Colin Abara', 'colin.abara@rivermere.example', [
    inTeam('council', 'disabled-children'),
    inTeam('council', 'early-help'),
  ]),
  worker(
    'Nadine Farrow',
    'nadine.farrow@rivermere.example',
    [inTeam('council', 'early-help')],
    'Social worker of Jay, who is soon 18: what adult social care must take over',
  ),
  worker(
    'Tess Oram',
    'tess.oram@rivermere.example',
    [inTeam('council', 'early-help')],
    'Social worker of Leo: stepped up to section 47, a colleague asks for leave to read',
  ),
  worker(
    'Dwayne Ellery',
    'youth.justice@rivermere.example',
    [inTeam('youth-offending', 'youth-justice')],
    'Youth justice case manager: tells of custody, answers requests',
  ),
  worker(
    'Verity Holt',
    'verity.holt@rivermere.example',
    [virtualHead('virtual', 'virtual-school', area.code)],
    'Virtual school head: no day serves all of Zac’s reviews; targets beside Section E',
  ),
];

const health: Worker[] = [
  worker(
    'Dr Rohan Mistry',
    'health.officer@rivermere-board.example',
    [{ role: 'designated-health-officer', body: 'board' }],
    'Designated health officer: gives requests to health teams',
  ),
  worker(
    'Bethan Corrigan',
    'therapist@rivermere-trust.example',
    [inTeam('trust', 'speech')],
    'Speech and language therapist: answers requests of two councils',
  ),
  worker(
    'Frances Nwosu',
    'team.manager@rivermere-trust.example',
    [inTeam('trust', 'speech', 'team-manager')],
    'Manager of the speech and language therapists',
  ),
  worker('Kirsty Fallow', 'kirsty.fallow@rivermere-trust.example', [inTeam('trust', 'speech')]),
  worker('Leila Haddow', 'leila.haddow@rivermere-trust.example', [inTeam('trust', 'speech')]),
  worker('Hugh Semple', 'hugh.semple@rivermere-trust.example', [inTeam('trust', 'speech')]),
  worker(
    'Tunde Falade',
    'occupational.therapist@rivermere-trust.example',
    [inTeam('trust', 'occupational')],
    'Occupational therapist: has one overdue request',
  ),
  worker('Dr Leyla Ansari', 'leyla.ansari@rivermere-trust.example', [inTeam('trust', 'paediatrics')]),
  worker('Sinead Coyle', 'sinead.coyle@rivermere-trust.example', [inTeam('trust', 'paediatrics')]),
  worker(
    'Dr Esi Quartey',
    'esi.quartey@rivermere-trust.example',
    [inTeam('trust', 'looked-after-health')],
    'Designated doctor for looked-after children: Kayden’s health plan',
  ),
];

const schools: Worker[] = [
  worker(
    'Helena Marsh',
    'head@tidewell.example',
    [inTeam('tidewell', 'tidewell', 'head')],
    'Head of Tidewell Academy: reads the plan issued to the school',
  ),
  worker(
    'Dean Rattray',
    'senco@tidewell.example',
    [inTeam('tidewell')],
    'SENCO of Tidewell Academy and Kayden’s designated teacher',
  ),
  worker(
    'Ruth Ellison',
    'senco@kingcup.example',
    [inTeam('kingcup')],
    'SENCO of Kingcup Primary School: has half-written advice',
  ),
  worker('Owen Bracewell', 'head@kingcup.example', [inTeam('kingcup', 'kingcup', 'head')]),
  worker('Margaret Tansley', 'head@fernhollow.example', [inTeam('fernhollow', 'fernhollow', 'head')]),
  worker('Paul Kerrigan', 'senco@millrace.example', [inTeam('millrace')]),
  worker(
    'Sunita Rao',
    'head@millrace.example',
    [inTeam('millrace', 'millrace', 'head')],
    'Head of Millrace Primary Academy: a draft waits for her signature',
  ),
  worker(
    'Lorna Beddows',
    'education@coldmarsh.example',
    [inTeam('coldmarsh', 'coldmarsh', 'head')],
    'Head of education at Coldmarsh, also invited about Jay’s detention: choose as what to act',
  ),
  // has no part but the invitation about one detention
  worker(
    'Bryony Sallow',
    'education@fenwick.example',
    [],
    'Head of education at Fenwick House: invited about Zac’s detention',
  ),
  worker('Josie Tranter', 'senco@drummers-field.example', [inTeam('drummers-field')]),
  worker('Adele Fairweather', 'manager@bulrush-corner.example', [inTeam('bulrush-corner', 'bulrush-corner', 'head')]),
  worker('Martin Oakes', 'head@larkbarrow.example', [inTeam('larkbarrow', 'larkbarrow', 'head')]),
  worker('Siobhan Lacey', 'senco@rivermere-college.example', [inTeam('rivermere-college')]),
  worker('Major Lewis Tarrant', 'adviser@forces-education.example', [inTeam('armed-forces')]),
  worker('Hannah Brightwell', 'hannah@brightwell.example', [inTeam('brightwell')]),
];

const ashcombe: Worker[] = [
  worker(
    'Gwilym Rees',
    'case.officer@ashcombe.example',
    officer('case-officer', 'other-council', otherArea.code),
    'Case officer of the council next door',
  ),
  worker(
    'Alastair Penhale',
    'virtual.head@ashcombe.example',
    [virtualHead('other-virtual', 'other-virtual-school', otherArea.code)],
    'Virtual school head next door: children looked after in another area',
  ),
  worker('Gwen Mather', 'gwen.mather@ashcombe.example', [inTeam('other-council', 'looked-after')]),
  worker(
    'Idris Flint',
    'reviewing.officer@ashcombe.example',
    [inTeam('other-council', 'reviewing')],
    'Independent reviewing officer next door: the reviews of looked-after children',
  ),
  worker(
    'Morwenna Teague',
    'personal.adviser@bridgeway.example',
    [inTeam('bridgeway')],
    'Personal adviser of Dylan, a care leaver',
  ),
  worker(
    'Rhodri Vale',
    'rhodri.vale@ashcombe-trust.example',
    [inTeam('childrens-trust', 'trust-early-help')],
    'Early help worker of a children’s trust: social care outside the council',
  ),
  worker('Ines Duarte', 'senco@withy-bank.example', [inTeam('withy-bank')]),
];

export const workers: Worker[] = [...council, ...health, ...schools, ...ashcombe];
