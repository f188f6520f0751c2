import ts from 'typescript';

/** One small slip in a source text. */
export interface SourceSlip {
  readonly operator: string;
  /** The function or constant it is in. */
  readonly within: string;
  /** From where to where in the text, and what stands there instead. */
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Operators and what a slip makes of them. */
const operators: { readonly [token: string]: readonly [operator: string, instead: string] } = {
  '===': ['condition negated', '!=='],
  '!==': ['condition negated', '==='],
  '<': ['bound moved', '<='],
  '<=': ['bound moved', '<'],
  '>': ['bound moved', '>='],
  '>=': ['bound moved', '>'],
  '&&': ['and/or exchanged', '||'],
  '||': ['and/or exchanged', '&&'],
  '+': ['arithmetic exchanged', '-'],
  '-': ['arithmetic exchanged', '+'],
  '*': ['arithmetic exchanged', '/'],
  '/': ['arithmetic exchanged', '*'],
  '|': ['arithmetic exchanged', '&'],
  '&': ['arithmetic exchanged', '|'],
};

const methods: { readonly [name: string]: string } = { some: 'every', every: 'some' };

type Edit = readonly [operator: string, node: ts.Node, instead: string];

const emptied: { readonly [kind in ts.SyntaxKind]?: string } = {
  [ts.SyntaxKind.ArrayLiteralExpression]: '[]',
  [ts.SyntaxKind.StringLiteral]: "''",
};

/** In the place of a filtered, sorted or cut list, all of it in the order in which it stood. */
const ofCall = (node: ts.CallExpression): readonly Edit[] => {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const name = expression.name.text;
  const subject = expression.expression.getText();
  if (name === 'filter') return [['filter dropped', node, subject]];
  if (name === 'sort' || name === 'toSorted' || name === 'slice') return [[`${name} dropped`, node, subject]];
  const instead = methods[name];
  return instead === undefined ? [] : [['some/every exchanged', expression.name, instead]];
};

const ofBinary = (node: ts.BinaryExpression): readonly Edit[] => {
  const { left, right, operatorToken } = node;
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [
      ['?? without its left side', node, right.getText()],
      ['?? without its right side', node, left.getText()],
    ];
  const [operator, instead] = operators[operatorToken.getText()] ?? [];
  return operator === undefined || instead === undefined ? [] : [[operator, operatorToken, instead]];
};

const ofReturn = (expression: ts.Expression): readonly Edit[] => {
  const instead = emptied[expression.kind];
  if (instead !== undefined && expression.getText() !== instead)
    return [['return emptied', expression, instead]];
  return [];
};

const isText = (node: ts.Node): boolean => ts.isStringLiteral(node) || ts.isTemplateExpression(node);

const editsAt = (node: ts.Node): readonly Edit[] => {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return [];
  if (ts.isBinaryExpression(node)) return ofBinary(node);
  if (ts.isCallExpression(node)) return ofCall(node);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [['negation dropped', node, `(${node.operand.getText()})`]];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [['constant changed', node, 'false']];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [['constant changed', node, 'true']];
  if (ts.isNumericLiteral(node)) return [['constant changed', node, `${Number(node.text) + 1}`]];
  if (ts.isIfStatement(node))
    return [
      ['condition always', node.expression, 'true'],
      ['condition never', node.expression, 'false'],
    ];
  if (ts.isConditionalExpression(node) && !(isText(node.whenTrue) && isText(node.whenFalse)))
    return [
      ['condition always', node.condition, 'true'],
      ['condition never', node.condition, 'false'],
    ];
  if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) return [['jump dropped', node, ';']];
  if (ts.isReturnStatement(node) && node.expression) return ofReturn(node.expression);
  if (ts.isSpreadElement(node)) return [['spread dropped', node, '...[]']];
  return [];
};

const isType = (node: ts.Node): boolean =>
  ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

/** Every slip in a text, in the order of the text. */
export const sourceSlips = (text: string): readonly SourceSlip[] => {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2023, true);
  const slips: SourceSlip[] = [];
  const visit = (node: ts.Node, within: string): void => {
    if (isType(node)) return;
    for (const [operator, place, instead] of editsAt(node))
      slips.push({ operator, within, start: place.getStart(), end: place.getEnd(), instead });
    const named =
      (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name !== undefined;
    const holdsCode = named && (ts.isFunctionDeclaration(node) || node.parent.parent.parent === file);
    const inside = holdsCode ? node.name.getText() : within;
    ts.forEachChild(node, child => visit(child, inside));
  };
  visit(file, '');
  return slips;
};
