import { cpus, loadavg } from 'node:os';
import { renderSection, type Section } from './report/report';
import { measureScale, measureStartUp } from './command-line/command-line';
import { FULL, QUICK, type Mode } from './mode';
import { measureConstructs } from './constructs/constructs';
import { measureAsset } from './asset/asset';
import { measureFunctionPackage } from './function-package/function-package';
import { measureImages } from './images/images';
import { measurePlan } from './plan/plan';
import { measureSynthesis } from './synthesis/synthesis';
import { measureUnitTests } from './unit-tests/unit-tests';

const groups: Readonly<Record<string, (mode: Mode) => Promise<Section>>> = {
  start: measureStartUp,
  scale: measureScale,
  constructs: measureConstructs,
  synth: measureSynthesis,
  jest: measureUnitTests,
  asset: measureAsset,
  package: measureFunctionPackage,
  images: measureImages,
  plan: measurePlan,
};

/** What two minutes are enough for. */
const quickly = ['start', 'scale', 'constructs'];

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const mode = words.includes('--quick') ? QUICK : FULL;
  const named = words.filter((word) => word !== '--quick');
  const asked = named.length === 0 && mode.isQuick ? quickly : named;
  const unknown = asked.filter((name) => !(name in groups));
  if (unknown.length > 0) {
    console.error(
      `bench: groups are ${Object.keys(groups).join(', ')}, and --quick measures less; got ${unknown.join(', ')}`,
    );
    process.exitCode = 1;
    return;
  }
  const [load = 0] = loadavg();
  if (load > cpus().length / 2) {
    console.log(
      `This machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): trust ratios of CPU time at most.\n`,
    );
  }
  for (const [name, measure] of Object.entries(groups)) {
    if (asked.length === 0 || asked.includes(name)) {
      console.log(`${renderSection(await measure(mode))}\n`);
    }
  }
}

void main();
