import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, laterOf, type Clock, type Deadline } from './deadline.ts';

const NOTICE = { trigger: 'notice sent', event: 'the notice was sent' };
const CONTACT: Clock = {
  ...NOTICE,
  rule: 'L2',
  what: 'contact a mediation adviser',
  period: { months: 2 },
  duty: 'If you want to appeal, contact a mediation adviser by',
};
const APPEAL: Clock = {
  ...NOTICE,
  rule: 'L5',
  what: 'appeal',
  period: { months: 2 },
  duty: 'You can appeal until the end of',
};
const APPEAL_AFTER_CERTIFICATE: Clock = {
  ...APPEAL,
  period: { months: 1 },
  trigger: 'certificate issued',
  event: 'the mediation certificate was issued',
};
const HELD_IN_TIME: Clock = {
  rule: 'L3',
  what: 'mediation',
  period: { days: 30 },
  trigger: 'mediation requested',
  event: 'you asked for mediation',
  duty: 'The mediation must be arranged and held by',
};
const CERTIFICATE: Clock = {
  rule: 'L3',
  what: 'mediation certificate',
  period: { workingDays: 3 },
  trigger: 'mediation declined',
  event: 'you declined mediation',
  duty: 'The mediation adviser must give you a certificate by',
};
const CERTIFICATE_AFTER: Clock = {
  ...CERTIFICATE,
  what: 'mediation certificate after mediation',
  trigger: 'mediation held',
  event: 'the mediation was held',
};
const CERTIFICATE_WITHOUT: Clock = {
  ...CERTIFICATE,
  what: 'mediation certificate where none was held',
  period: { days: 3 },
  trigger: 'last day for mediation',
  event: 'the last day for mediation',
  duty: 'If no mediation is held in time, the mediation adviser must give you a certificate by',
};

export interface DisagreementFacts {
  /** The day the notice of a decision that can be appealed was sent. */
  readonly noticeSentOn?: CivilDate | undefined;
  readonly certificateIssuedOn?: CivilDate | undefined;
  readonly mediationDeclinedOn?: CivilDate | undefined;
  readonly mediationRequestedOn?: CivilDate | undefined;
  readonly mediationHeldOn?: CivilDate | undefined;
}

/**
 * Mediation and appeal: calendar months from the notice and the certificate, 30 calendar days for mediation, 3 working
 * days for a certificate (3 calendar days where no mediation was held). @rule L2 L3 L5
 */
export function disagreementDeadlines(facts: DisagreementFacts): Deadline[] {
  const { noticeSentOn, mediationDeclinedOn, mediationRequestedOn, mediationHeldOn } = facts;
  const deadlines = noticeSentOn ? [deadline(CONTACT, noticeSentOn)] : [];
  if (mediationDeclinedOn) deadlines.push(deadline(CERTIFICATE, mediationDeclinedOn));
  if (mediationRequestedOn) {
    const mediation = deadline(HELD_IN_TIME, mediationRequestedOn);
    deadlines.push(mediation, deadline(CERTIFICATE_WITHOUT, mediation.dueOn));
  }
  if (mediationHeldOn) deadlines.push(deadline(CERTIFICATE_AFTER, mediationHeldOn));
  return [...deadlines, ...appeal(facts)];
}

function appeal({ noticeSentOn, certificateIssuedOn }: DisagreementFacts): Deadline[] {
  const fromNotice = noticeSentOn && deadline(APPEAL, noticeSentOn);
  const fromCertificate = certificateIssuedOn && deadline(APPEAL_AFTER_CERTIFICATE, certificateIssuedOn);
  if (fromNotice && fromCertificate) return [laterOf(fromNotice, fromCertificate)];
  return [fromNotice, fromCertificate].filter((each) => each !== undefined);
}
