// Outlives the runner by a moment: when the runner's process is gone, however it went, the processes
// and the folder that it left are removed. The runner tells of each process on this one's input, whose
// end is the sign.
'use strict';
const { rmSync } = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

// A folder is removed only by the process that was started for it, and only one that the runner made.
if (require.main === module) watch(process.argv[2], process.argv[3]);

function watch(folder, prefix) {
  if (prefix === '' || !path.isAbsolute(folder) || !path.basename(folder).startsWith(prefix)) {
    throw new Error(`not a runner's folder: ${folder}`);
  }
  const running = new Set();
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      const pid = Number(line.slice(1));
      if (line.startsWith('+')) running.add(pid);
      else running.delete(pid);
    })
    .on('close', () => {
      for (const pid of running) kill(pid);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
}

function kill(pid) {
  if (!Number.isInteger(pid) || pid < 2) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
