import ts from 'typescript';

const { factory } = ts;

/** What compiled code calls at each entry of a function and each turn of a loop. */
const stepName = '__step';

const step = (): ts.Expression =>
  factory.createCallExpression(factory.createIdentifier(stepName), undefined, []);

const counted = <B extends ts.ConciseBody | ts.Statement>(body: B): B => {
  const stepFirst = factory.createExpressionStatement(step());
  const result = ts.isBlock(body)
    ? factory.updateBlock(body, [stepFirst, ...body.statements])
    : ts.isStatement(body)
      ? factory.createBlock([stepFirst, body])
      : factory.createParenthesizedExpression(factory.createComma(step(), body));
  // A block for a block, a statement for a statement, an expression for an expression.
  return result as ts.Node as B;
};

/** Makes every function and every loop count its steps. */
const counting: ts.TransformerFactory<ts.SourceFile> = context => file => {
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isArrowFunction(inner))
      return factory.updateArrowFunction(
        inner,
        inner.modifiers,
        inner.typeParameters,
        inner.parameters,
        inner.type,
        inner.equalsGreaterThanToken,
        counted(inner.body),
      );
    if (ts.isFunctionDeclaration(inner) && inner.body)
      return factory.updateFunctionDeclaration(
        inner,
        inner.modifiers,
        inner.asteriskToken,
        inner.name,
        inner.typeParameters,
        inner.parameters,
        inner.type,
        counted(inner.body),
      );
    if (ts.isForOfStatement(inner))
      return factory.updateForOfStatement(
        inner,
        inner.awaitModifier,
        inner.initializer,
        inner.expression,
        counted(inner.statement),
      );
    if (ts.isForStatement(inner))
      return factory.updateForStatement(
        inner,
        inner.initializer,
        inner.condition,
        inner.incrementor,
        counted(inner.statement),
      );
    if (ts.isWhileStatement(inner))
      return factory.updateWhileStatement(inner, inner.expression, counted(inner.statement));
    if (ts.isDoStatement(inner))
      return factory.updateDoStatement(inner, counted(inner.statement), inner.expression);
    return inner;
  };
  return ts.visitEachChild(file, visit, context);
};

/** The body of a module: fills `exports`, takes other modules from `require`. */
export type Body = (
  exports: { [name: string]: unknown },
  require: (specifier: string) => unknown,
  step: () => void,
) => void;

export interface Compiled {
  readonly imports: readonly string[];
  readonly body: Body;
}

/** Compiles one module in memory, its types taken on trust. */
export const compile = (text: string): Compiled => {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
    transformers: { before: [counting] },
  });
  const imports = [...outputText.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, name]) => name ?? []);
  const body = new Function('exports', 'require', stepName, outputText);
  return { imports, body: (...args) => body(...args) };
};
