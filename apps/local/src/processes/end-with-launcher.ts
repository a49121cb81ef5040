// Loaded into the portal and the worker before their own code: a launcher that was killed outright cannot stop them,
// but the channel to it closes.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
