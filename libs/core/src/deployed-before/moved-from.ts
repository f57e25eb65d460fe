import { TerraformElement, TerraformModule, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, type IConstruct, RootConstruct } from 'constructs';
import { rejectProps, show } from '../validation/validation';
import { pathBelow } from './path-below';

/** From where to where Terraform moves one object of its state. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Keeps what is deployed where a construct gets another path: writes a `moved` block for each resource and module in it,
 * also for those that it gets later. Without it, Terraform destroys what stands at the old addresses.
 *
 * The blocks may stay for good. Where nothing was deployed at the old path they do nothing.
 *
 * @param construct the construct at its path of today
 * @param oldPath the path that it had below its stack, such as `Orders` or `Shop/Orders`
 * @throws Error for an empty path, and at synthesis where a resource still has one of the old addresses
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function movedFrom(construct: IConstruct, oldPath: string): void {
  const parts = oldPath.split('/');
  rejectProps(construct, [
    parts.some((part) => part === '')
      ? `movedFrom must be the path of a construct below its stack such as "Shop/Orders", got ${show(oldPath)}`
      : undefined,
  ]);
  movesOf(TerraformStack.of(construct)).add(construct, parts);
}

const ID = 'MovedBlocks';

function movesOf(stack: TerraformStack): MovedBlocks {
  const known = stack.node.tryFindChild(ID);
  return known instanceof MovedBlocks ? known : new MovedBlocks(stack);
}

/** The `moved` blocks of one stack. */
class MovedBlocks extends TerraformElement {
  private readonly constructs: { readonly construct: IConstruct; readonly from: string[] }[] = [];

  constructor(private readonly stack: TerraformStack) {
    super(stack, ID);
    this.node.addValidation({ validate: () => this.problems() });
  }

  add(construct: IConstruct, from: string[]): void {
    this.constructs.push({ construct, from });
  }

  override toTerraform(): { readonly moved: readonly Move[] } {
    return { moved: this.moves() };
  }

  /** Resolved late: a construct may still get resources after it is moved. */
  private moves(): readonly Move[] {
    return this.constructs.flatMap(({ construct, from }) =>
      construct.node
        .findAll()
        .filter(isMovable)
        .map((element) => ({
          from: addressOf(element, this.idAt([...from, ...pathBelow(construct, element)])),
          to: addressOf(element, element.friendlyUniqueId),
        })),
    );
  }

  /** The id that the stack gives to an element at a path. */
  private idAt([first, ...rest]: readonly string[]): string {
    // A tree of its own: the stack counts the path from the root of a tree that it is no part of.
    const root = new RootConstruct(first);
    const place = rest.reduce<Construct>((scope, id) => new Construct(scope, id), root);
    return this.stack.getLogicalId(place.node);
  }

  private problems(): string[] {
    const taken = new Map(
      this.stack.node
        .findAll()
        .filter(isMovable)
        .map((element) => [addressOf(element, element.friendlyUniqueId), element]),
    );
    const sources = new Map<string, Move>();
    return this.moves().flatMap((move) => {
      const { from, to } = move;
      const still = taken.get(from);
      const other = sources.get(from);
      sources.set(from, move);
      return [
        ...(still === undefined
          ? []
          : [
              `'${still.node.path}' has the address ${from}, from which ${to} is moved: remove it, or remove movedFrom`,
            ]),
        ...(other === undefined ? [] : [`${from} is moved to ${other.to} and to ${to}: keep one`]),
      ];
    });
  }
}

type Movable = TerraformResource | TerraformModule;

function isMovable(construct: IConstruct): construct is Movable {
  return TerraformResource.isTerraformResource(construct) || construct instanceof TerraformModule;
}

function addressOf(element: Movable, id: string): string {
  return element instanceof TerraformModule
    ? `module.${id}`
    : `${element.terraformResourceType}.${id}`;
}
