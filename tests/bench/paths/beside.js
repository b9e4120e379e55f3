// SPDX-License-Identifier: GPL-3.0-or-later
// The expressions of bench-paths with fhirpath.js: node beside.js FOLDER TABLE, where TABLE is what bench-paths printed.
// Prints how many times as long each takes there. Each is read once on both sides; only the working out is timed.
'use strict';
const fs = require('fs');
const path = require('path');
const fhirpath = require('fhirpath');
const model = require('fhirpath/fhir-context/r4');

const [folder, table] = process.argv.slice(2);
const load = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const resource = load('response.json');
const questionnaire = load('questionnaire.json');
const context = { resource, questionnaire };
const ratios = [];
let spentHere = 0, spentThere = 0, wrong = 0;

for (const line of fs.readFileSync(table, 'utf8').trim().split('\n')) {
  const [ours, result, expression] = line.split('\t');
  const compiled = fhirpath.compile(expression, model);
  const found = compiled(resource, context).map(String).join(',');
  const alike = found === result || { true: 'Yes', false: 'No' }[found] === result;
  let times = 0, spent = 0;
  for (let i = 0; i < 20; i++) compiled(resource, context);
  const started = process.cpuUsage();
  while (spent < 300e3) {
    for (let i = 0; i < 5; i++, times++) compiled(resource, context);
    const used = process.cpuUsage(started);
    spent = used.user + used.system;
  }
  const theirs = spent * 1000 / times;
  ratios.push(theirs / ours);
  spentHere += Number(ours);
  spentThere += theirs;
  wrong += alike ? 0 : 1;
  console.log(`${(theirs / ours).toFixed(1).padStart(8)} times  ${(ours / 1000).toFixed(2).padStart(9)} us  ${(theirs / 1000).toFixed(1).padStart(9)} us  ${expression}` +
    (alike ? '' : `\n         here ${result}, there ${found}`));
}
ratios.sort((a, b) => a - b);
console.log(`paths: fhirpath.js ${require('fhirpath/package.json').version} takes ${(spentThere / spentHere).toFixed(1)} times as long in all, ` +
  `the least ${ratios[0].toFixed(1)}, the median ${ratios[ratios.length >> 1].toFixed(1)} (target 20); ${wrong} results differ`);
process.exitCode = wrong ? 1 : 0;
