import type { ImageComponent } from './image-pipeline-props';

/**
 * The document of a component, in JSON, which is YAML too.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function componentDocument(name: string, { build = [], test = [] }: ImageComponent): string {
  const phase = (phaseName: string, commands: readonly string[]) =>
    commands.length === 0
      ? []
      : [
          {
            name: phaseName,
            steps: [
              { name: phaseName, action: 'ExecuteBash', inputs: { commands: [...commands] } },
            ],
          },
        ];
  return JSON.stringify({
    name,
    schemaVersion: 1.0,
    phases: [...phase('build', build), ...phase('test', test)],
  });
}
