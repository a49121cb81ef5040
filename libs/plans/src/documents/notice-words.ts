/**
 * What the council's notices say to the family, by the requirement that each sentence meets (`notices` of #statute). The
 * contacts of local services are asked of the council: an authority has them on its local offer.
 */
export const noticeWords = {
  plan: 'The final plan comes with this letter. It is signed and dated.',
  advice: 'The advice and information that the plan rests on is listed in section K, which comes with it.',
  'right-to-views':
    'You can tell us what you think of the draft. You have at least 15 days, counted from the day we sent it. You can have longer if you need it.',
  meeting: 'You can ask for a meeting with an officer of the council about the draft.',
  institution: 'You can ask us to name a particular school, college or other place in the plan.',
  'where-to-find': 'Our local offer lists the schools and colleges that you can ask for.',
  'personal-budget': 'You can ask for a personal budget for some of the help in the plan.',
  'right-of-appeal':
    'If you disagree with sections B, F or I, you can appeal to the First-tier Tribunal (Special Educational Needs and Disability). You must appeal within 2 months of the date of this letter, or within 1 month of a mediation certificate, whichever is later.',
  'right-to-mediation':
    'You have the right to mediation with the council, and with the health commissioner, at no cost to you.',
  certificate:
    'Before you appeal you need a certificate from a mediation adviser, whether or not you choose mediation. You need none if your appeal is about section I alone.',
  'mediation-adviser':
    'The contact details of the mediation adviser are on our local offer. We will give them to you if you ask.',
  'mediation-times':
    'Contact the mediation adviser within 2 months of the date of this letter. If you do not want mediation, the certificate comes within 3 working days. If you do, the council arranges it within 30 days.',
  'disagreement-resolution':
    'You can also use our disagreement resolution service, at any time, about how the council, a school or a health body does its duties.',
  'impartial-advice':
    'The special educational needs and disability information, advice and support service (SENDIASS) gives free, impartial and confidential advice and support. Our local offer has its contact details.',
  'appeal-unaffected': 'Mediation, disagreement resolution and advice do not affect your right to appeal.',
} as const satisfies Record<string, string>;
