/**
 * What follows where the home authority is outside England: the rules on EHC plans in custody (K9 to K12) bind authorities
 * in England alone, and no day of theirs runs. By the nation's code. Of Wales, the 2018 Act was read; the rest is written
 * from memory: verify. @rule K13
 */
export const outsideEngland: Readonly<Record<string, string>> = {
  W92000004:
    'In Wales the plan is an individual development plan. The home authority there decides whether one is needed, keeps it during the detention, in England too, and arranges suitable provision (Additional Learning Needs and Education Tribunal (Wales) Act 2018, sections 39 to 45).',
  S92000003:
    'In Scotland the plan is a co-ordinated support plan (Education (Additional Support for Learning) (Scotland) Act 2004).',
  N92000002:
    'In Northern Ireland the plan is a statement of special educational needs, kept by the Education Authority (Education (Northern Ireland) Order 1996).',
};
