// What `npm start` runs. It must work on the Node that the machine happens to have, before anything is installed:
// plain JavaScript, no dependencies, and nothing newer than Node 20 until the version has been looked at.
const wanted = 20;

if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    `This needs Node ${wanted} or newer, and this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org and run "npm start" again.`,
  );
  process.exitCode = 1;
} else {
  void import('./start/start.mjs').then(({ start }) => start(process.argv.slice(2)));
}
