import type { Agency, Organisation } from '#identity';
import { area, otherArea, settings } from './settings.ts';
import type { DemonstrationSetting } from './types.ts';

/** An invented body, the areas that it serves, and its teams. */
export interface Body {
  key: string;
  name: string;
  kind: Organisation['kind'];
  /** DfE codes. */
  areas: string[];
  teams: BodyTeam[];
}

export interface BodyTeam {
  key: string;
  name: string;
  agency: Agency;
  email: string;
}

const here = [area.code];
const there = [otherArea.code];
const both = [...here, ...there];

const team = (key: string, name: string, agency: Agency, email: string): BodyTeam => ({ key, name, agency, email });

/** Whoever asks for advice, gives it or arranges it. One NHS trust and one commissioner serve two authorities; the authority next door leaves early help to a children’s trust. */
const services: Body[] = [
  {
    key: 'council',
    name: area.name,
    kind: 'local-authority',
    areas: here,
    teams: [
      team('psychology', 'Educational psychology service', 'educational-psychology', 'psychology@rivermere.example'),
      team(
        'disabled-children',
        'Children with disabilities team',
        'social-care',
        'disabled.children@rivermere.example',
      ),
      team('early-help', 'Early help and assessment team', 'social-care', 'early.help@rivermere.example'),
    ],
  },
  {
    key: 'other-council',
    name: otherArea.name,
    kind: 'local-authority',
    areas: there,
    teams: [
      team('other-psychology', 'Educational psychology team', 'educational-psychology', 'psychology@ashcombe.example'),
      team('looked-after', 'Children looked after team', 'social-care', 'looked.after@ashcombe.example'),
      team('reviewing', 'Independent reviewing officers', 'other', 'reviewing@ashcombe.example'),
    ],
  },
  {
    key: 'childrens-trust',
    name: 'Ashcombe Vale Children’s Trust',
    kind: 'other',
    areas: there,
    teams: [team('trust-early-help', 'Early help team', 'social-care', 'early.help@ashcombe-trust.example')],
  },
  {
    key: 'bridgeway',
    name: 'Bridgeway Leaving Care',
    kind: 'other',
    areas: there,
    teams: [team('bridgeway', 'Personal advisers', 'other', 'advisers@bridgeway.example')],
  },
  { key: 'board', name: 'NHS Rivermere Integrated Care Board', kind: 'health-commissioner', areas: both, teams: [] },
  {
    key: 'trust',
    name: 'Rivermere Community NHS Trust',
    kind: 'nhs-provider',
    areas: both,
    teams: [
      team('speech', 'Children’s speech and language therapy', 'health', 'speech.therapy@rivermere-trust.example'),
      team('occupational', 'Children’s occupational therapy', 'health', 'occupational@rivermere-trust.example'),
      team('paediatrics', 'Community paediatrics', 'health', 'paediatrics@rivermere-trust.example'),
      team('looked-after-health', 'Looked-after children’s health', 'health', 'looked.after@rivermere-trust.example'),
    ],
  },
  {
    key: 'youth-offending',
    name: 'Rivermere Youth Offending Team',
    kind: 'youth-offending-team',
    areas: here,
    teams: [team('youth-justice', 'Case managers', 'youth-justice', 'youth.justice@rivermere.example')],
  },
  {
    key: 'fenwick',
    name: 'Fenwick House Secure Children’s Home',
    kind: 'secure-establishment',
    areas: there,
    teams: [],
  },
  { key: 'nhs-england', name: 'NHS England, health and justice', kind: 'health-commissioner', areas: [], teams: [] },
  {
    key: 'virtual',
    name: 'Rivermere Virtual School',
    kind: 'virtual-school',
    areas: here,
    teams: [team('virtual-school', 'Virtual school', 'virtual-school', 'virtual.school@rivermere.example')],
  },
  {
    key: 'other-virtual',
    name: 'Ashcombe Vale Virtual School',
    kind: 'virtual-school',
    areas: there,
    teams: [team('other-virtual-school', 'Virtual school', 'virtual-school', 'virtual.school@ashcombe.example')],
  },
  {
    key: 'armed-forces',
    name: 'Ministry of Defence education advisory team',
    kind: 'other',
    areas: both,
    teams: [team('armed-forces', 'Education advisers', 'other', 'advisers@forces-education.example')],
  },
  {
    key: 'brightwell',
    name: 'Hannah Brightwell, independent occupational therapist',
    kind: 'other',
    areas: here,
    teams: [team('brightwell', 'Practice', 'other', 'hannah@brightwell.example')],
  },
];

const teamTitles: Partial<Record<DemonstrationSetting['phase'], string>> = {
  'early-years': 'Special needs team',
  'post-16': 'Learning support team',
  secure: 'Education team',
};

/** Each setting with the team that answers for it, named by the setting's key. */
const schools: Body[] = settings.map(({ key, name, phase }) => {
  const title = teamTitles[phase] ?? 'SENCO team';
  const address = `senco@${key}.example`;
  return {
    key,
    name,
    kind: phase === 'secure' ? 'secure-establishment' : 'school',
    areas: here,
    teams: [team(key, title, 'education', address)],
  };
});

const otherSchool: Body = {
  key: 'withy-bank',
  name: 'Withy Bank Primary School',
  kind: 'school',
  areas: there,
  teams: [team('withy-bank', 'SENCO team', 'education', 'senco@withy-bank.example')],
};

export const bodies: Body[] = [...services, ...schools, otherSchool];
