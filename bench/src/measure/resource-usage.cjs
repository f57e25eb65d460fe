'use strict';

// Preloaded into every measured Node process: tells on file descriptor 3 what the process has used.
const { existsSync, readFileSync, writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const status = '/proc/self/status';

/**
 * The largest resident set in KiB. On Linux `maxRSS` starts at what the parent process had, so the
 * kernel's own mark of this process comes first.
 *
 * @param {number} maxRSS
 */
function peakKib(maxRSS) {
  const mark = existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'));
  return mark ? Number(mark[1]) : maxRSS;
}

// It is loaded into each thread of the process, too.
process.on('exit', () => {
  if (!isMainThread) return;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ maxRSS: peakKib(maxRSS), userCPUTime, systemCPUTime }));
});
