"""Writes what the grouping has learned: libs/plans/src/grouping/reference/adapter.json and themes.json.

Run by hand, never by the portal or its tests: `python3 test/groups/learn.py` with PyTorch (Debian:
python3-torch, libopenblas0-pthread). About thirty minutes on two cores.

1. The sentence model learns this field: small matrices are added to each of its own, so that phrases of one skill come near
   each other (themes.json) and so do proposals that were labelled as one group (learning.json).
2. With the meanings it then gives, themes and the skills within them are learned from the phrases of themes.json.

weighing.json and held-out.json are not read here.
"""
import base64
import json
import math
import random
import re
import struct
import unicodedata
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HERE = Path(__file__).parent
REFERENCE = HERE / '../../libs/plans/src/grouping/reference'
STORED = (REFERENCE / 'bge-small-en-v1.5-q8_0.gguf').read_bytes()

RANK, STEPS, WARM, RATE, DROPPED = 16, 480, 40, 1e-3, 0.15
SKILLS_A_STEP, CASES_A_STEP, NEARNESS, CASES_COUNT = 16, 6, 0.06, 3


def model_file():
    """As `model-file.ts` reads it: the pieces of words that the model knows, and its weights by their names."""
    at = 4

    def number(kind):
        nonlocal at
        value, = struct.unpack_from(f'<{kind}', STORED, at)
        at += struct.calcsize(kind)
        return value

    def text():
        nonlocal at
        size = number('Q')
        at += size
        return STORED[at - size:at].decode()

    def value(kind):
        if kind == 8:
            return text()
        if kind == 9:
            kind, size = number('I'), number('Q')
            return [value(kind) for _ in range(size)]
        return number('BbHhIif?__QqdQ'[kind])

    _, tables, facts = number('I'), number('Q'), number('Q')
    said = {text(): value(number('I')) for _ in range(facts)}
    listed = [(text(), [number('Q') for _ in range(number('I'))], number('I'), number('Q')) for _ in range(tables)]
    start, weights = -(-at // 32) * 32, {}
    for name, shape, kind, offset in listed:
        size = math.prod(shape)
        if kind == 0:
            values = np.frombuffer(STORED, np.float32, size, start + offset)
        else:
            blocks = np.frombuffer(STORED, np.dtype([('scale', '<f2'), ('values', np.int8, 32)]), size // 32, start + offset)
            values = blocks['scale'].astype(np.float32)[:, None] * blocks['values']
        weights[name] = torch.tensor(values.reshape(shape[::-1]))
    return {piece: at for at, piece in enumerate(said['tokenizer.ggml.tokens'])}, weights


VOCABULARY, WEIGHTS = model_file()


class Adapted(nn.Module):
    """A layer of the model, and what is added to its matrix: the product of a narrow one and a flat one."""

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.matrix, self.bias = WEIGHTS[f'{name}.weight'].T.contiguous(), WEIGHTS[f'{name}.bias']
        rows, columns = self.matrix.shape
        self.narrow = nn.Parameter(torch.randn(rows, RANK) / math.sqrt(rows))
        self.flat = nn.Parameter(torch.zeros(RANK, columns))

    def forward(self, x):
        return x @ self.matrix + self.bias + (x @ self.narrow) @ self.flat


class Model(nn.Module):
    """bge-small-en-v1.5: twelve layers of twelve heads; a sentence is what becomes of its first mark, of length 1."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.ModuleDict({
            part: Adapted(f'blk.{at}.{part}') for part in ('attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_up', 'ffn_down')
        }) for at in range(12))

    def forward(self, pieces, mask):
        even = lambda x, name: F.layer_norm(x, (384,), WEIGHTS[f'{name}.weight'], WEIGHTS[f'{name}.bias'], 1e-12)
        drop = lambda x: F.dropout(x, DROPPED, self.training)
        begun = WEIGHTS['token_embd.weight'][pieces] + WEIGHTS['position_embd.weight'][:pieces.shape[1]]
        x = even(begun + WEIGHTS['token_types.weight'][0], 'token_embd_norm')
        heads = lambda y: y.view(*pieces.shape, 12, 32).transpose(1, 2)
        hidden = (1 - mask)[:, None, None, :] * -1e9
        for at, layer in enumerate(self.layers):
            alike = heads(layer['attn_q'](x)) @ heads(layer['attn_k'](x)).transpose(-1, -2) / math.sqrt(32) + hidden
            heard = (drop(F.softmax(alike, -1)) @ heads(layer['attn_v'](x))).transpose(1, 2).reshape(x.shape)
            x = even(x + drop(layer['attn_output'](heard)), f'blk.{at}.attn_output_norm')
            x = even(x + drop(layer['ffn_down'](F.gelu(layer['ffn_up'](x)))), f'blk.{at}.layer_output_norm')
        return F.normalize(x[:, 0].float(), dim=-1)


def word_pieces(text, most=128):
    """As `word-pieces.ts` does."""
    plain = ''.join(each for each in unicodedata.normalize('NFD', text.lower()) if unicodedata.category(each) != 'Mn')
    found = []
    for word in re.findall(r'[^\W_]+|[^\w\s]|_', plain):
        start, parts = 0, []
        while start < len(word):
            end = len(word)
            piece = lambda: ('' if start else '▁') + word[start:end]
            while end > start and piece() not in VOCABULARY:
                end -= 1
            if end == start:
                parts = [VOCABULARY['[UNK]']]
                break
            parts.append(VOCABULARY[piece()])
            start = end
        found += parts
    return [VOCABULARY['[CLS]'], *found[:most - 2], VOCABULARY['[SEP]']]


def read(model, texts):
    """The meanings of texts that are given as their pieces."""
    pieces, mask = torch.zeros(len(texts), max(map(len, texts)), dtype=torch.long), torch.zeros(len(texts), max(map(len, texts)))
    for at, text in enumerate(texts):
        pieces[at, :len(text)] = torch.tensor(text)
        mask[at, :len(text)] = 1
    with torch.autocast('cpu', torch.bfloat16, enabled=model.training):
        return model(pieces, mask)


def without_name(texts):
    """As `content-words.ts` does."""
    first = [re.match(r"[A-ZÀ-ÖØ-ÞŁŚŻ](?:[^\W\d_]|-)+", text) for text in texts]
    first = [each.group(0) for each in first if each]
    often = [word for word in sorted(set(first)) if first.count(word) * 3 >= len(texts) > 2]
    name = re.compile(r'\b' + re.escape(often[0]) + r"(?:['’]s)?(?![^\W\d_])") if often else None
    return [re.sub(r'^\s*(?:will|to)\s+(?:be able to\s+)?', '', name.sub('', text) if name else text, flags=re.I).strip()
            for text in texts]


def labelled_cases():
    """Of each case: the pieces of its proposals, who may say the same as whom, who does, and who shares an area of need."""
    cases = []
    for case in json.loads((HERE / 'learning.json').read_text()):
        rows = [(at, each['group'], {need['area'] for need in given['needs'] if need['key'] in each['needs']}, each['text'])
                for at, given in enumerate(case['contributions']) for each in given['outcomes']]
        table = lambda test: torch.tensor([[test(one, other) for other in rows] for one in rows])
        others = table(lambda one, other: one[0] != other[0])
        cases.append({
            'texts': [word_pieces(text[:600], 64) for text in without_name([row[3] for row in rows])],
            'others': others,
            'same': others & table(lambda one, other: one[1] == other[1]),
            'areas': table(lambda one, other: float(bool(one[2] & other[2]))),
        })
    return cases


def adapt(model, skills, cases):
    """Teaches the model. What it keeps is the mean of its last steps, which sways less than any one of them."""
    near, none, area = (nn.Parameter(torch.tensor(each)) for each in (12.0, -6.0, 1.0))
    learned = list(model.parameters())
    steady = [each.detach().clone() for each in learned]
    by_theme = {}
    for skill in skills:
        by_theme.setdefault(skill['theme'], []).append([word_pieces(phrase, 48) for phrase in skill['phrases']])
    optimiser = torch.optim.AdamW([{'params': learned, 'weight_decay': 0.01},
                                   {'params': [near, none, area], 'lr': 0.05, 'weight_decay': 0}], lr=RATE)
    slower = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / WARM) * max(0.02, 1 - step / STEPS))
    model.train()
    for step in range(STEPS):
        asked = []
        while len(asked) < SKILLS_A_STEP:
            theme = random.choice(list(by_theme.values()))
            asked += [skill for skill in random.sample(theme, min(4, len(theme))) if skill not in asked]
        meanings = read(model, [phrase for skill in asked for phrase in random.sample(skill, 2)])
        alike = (meanings @ meanings.T / NEARNESS).fill_diagonal_(-1e9)
        at = torch.arange(len(meanings))
        of_skills = (torch.logsumexp(alike, 1) - alike[at, at ^ 1]).mean()

        drawn = random.sample(cases, CASES_A_STEP)
        meanings = read(model, [text for case in drawn for text in case['texts']])
        parts = meanings.split([len(case['texts']) for case in drawn])
        of_cases = sum(surprise(part, case, near, none, area) for part, case in zip(parts, drawn)) / len(meanings)

        optimiser.zero_grad()
        (of_skills + CASES_COUNT * of_cases).backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        slower.step()
        with torch.no_grad():
            share = min(0.985, (step + 1) / (step + 10))
            for kept, now in zip(steady, learned):
                kept.mul_(share).add_(now, alpha=1 - share)
        if (step + 1) % 20 == 0:
            print(step + 1, f'skills {of_skills:.2f} cases {of_cases:.2f}', flush=True)
    with torch.no_grad():
        for now, kept in zip(learned, steady):
            now.copy_(kept)


def surprise(meanings, case, near, none, area):
    """Each proposal is asked which others of its case say the same, or none: how unlikely the labelled answers are."""
    odds = (near * (meanings @ meanings.T) + none + area * case['areas']).masked_fill(~case['others'], -1e9)
    nobody = torch.zeros(len(odds), 1)
    answered = torch.logsumexp(odds.masked_fill(~case['same'], -1e9), 1)
    return (torch.logsumexp(torch.cat([odds, nobody], 1), 1)
            - torch.where(case['same'].any(1), answered, nobody[:, 0])).sum()


def stored(values):
    """A byte each."""
    values = np.asarray(values, np.float32)
    scale = float(np.abs(values).max()) / 127 or 1.0
    return scale, np.round(values / scale).astype(np.int8)


def base(values):
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def write_adapter(model):
    """Also rounds the model’s own, so that what follows learns from the meanings that the portal will see."""
    changes = []
    for layer in (each for each in model.modules() if isinstance(each, Adapted)):
        change = {'name': layer.name}
        for part in ('narrow', 'flat'):
            scale, values = stored(getattr(layer, part).detach())
            change[part] = {'scale': scale, 'values': base(values)}
            getattr(layer, part).data = torch.tensor(values * np.float32(scale))
        changes.append(change)
    (REFERENCE / 'adapter.json').write_text(json.dumps({'changes': changes}) + '\n')


def meanings_of(model, texts):
    model.eval()
    pieces = [word_pieces(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: len(pieces[at]))
    meanings = np.zeros((len(texts), 384), np.float32)
    with torch.no_grad():
        for start in range(0, len(order), 64):
            some = order[start:start + 64]
            meanings[some] = read(model, [pieces[at] for at in some]).numpy()
    return meanings


def phrases_of(each):
    return [phrase for one in each for phrase in one['phrases']], np.repeat(np.arange(len(each)), [len(one['phrases']) for one in each])


def write_themes(model, themes, skills):
    (theme_phrases, of_theme), (skill_phrases, of_skill) = phrases_of(themes), phrases_of(skills)
    meanings = meanings_of(model, theme_phrases + skill_phrases)
    middle = meanings.mean(0)
    apart = meanings - middle
    apart /= np.linalg.norm(apart, axis=1, keepdims=True)
    packed = lambda weights: dict(zip(('scale', 'weights'), (stored(weights)[0], base(stored(weights)[1]))))
    theme_weights = learn(apart[:len(theme_phrases)], of_theme, len(themes))
    skill_weights, biases = tell_apart(apart[len(theme_phrases):], of_skill, len(skills))
    table = {
        'middle': base(middle),
        'themes': [{'about': theme['about'], 'words': theme['words'], **packed(theme_weights[:, at])}
                   for at, theme in enumerate(themes)],
        'skills': [{'theme': skill['theme'], 'bias': float(biases[at]), **packed(skill_weights[:, at])}
                   for at, skill in enumerate(skills)],
    }
    (REFERENCE / 'themes.json').write_text(json.dumps(table, ensure_ascii=False) + '\n')


def learn(given, owners, size):
    """Weights by softmax regression."""
    right, weights, change = np.eye(size)[owners], np.zeros((384, size)), 0
    for _ in range(100):
        odds = 8 * given @ weights
        shares = np.exp(odds - odds.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        change = 0.9 * change + given.T @ (shares - right) / len(given) + 1e-4 * weights
        weights = weights - 6 * change
    return 8 * weights


def tell_apart(given, owners, size):
    """Weights by linear discriminant, for what has few examples: its mean, seen through the spread that all have in common. One
    tenth of the spread is taken as round."""
    means = np.stack([given[owners == at].mean(0) for at in range(size)])
    off = given - means[owners]
    spread = off.T @ off / (len(given) - size)
    weights = np.linalg.inv(0.9 * spread + 0.1 * np.trace(spread) / 384 * np.eye(384)) @ means.T
    return weights, -0.5 * (weights * means.T).sum(0)


def main():
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(2)
    themes = json.loads((HERE / 'themes.json').read_text())
    skills = [{**skill, 'theme': at} for at, theme in enumerate(themes) for skill in theme['skills']]
    model = Model()
    adapt(model, skills, labelled_cases())
    write_adapter(model)
    write_themes(model, themes, skills)


if __name__ == '__main__':
    main()
