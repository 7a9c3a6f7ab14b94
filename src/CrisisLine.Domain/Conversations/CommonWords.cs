using System.Collections.Frozen;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Words that begin or make up what people say, so that they are not taken for somebody's name. Those that are names as
/// well (Grace, Hope, Joy, Mark, Will) are left out, unless they are said far more often as words.
/// </summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = Spellings.Several("""
        i, im, ive, id, ill, me, my, mine, myself, you, your, yours, u, ur, he, him, his, she, her, it, its, we, us, our, they, them
        their, this, that, these, those, here, there, who, what, which, when, where, why, how, whats, wheres, hows
        a, an, the, and, or, but, so, because, cos, coz, if, then, than, as, at, by, for, from, in, into, of, off, on, onto, out, over
        to, too, under, up, down, with, without, about, after, before, again, against, between, during, until, while
        am, is, are, was, were, be, been, being, have, has, had, having, do, does, did, doing, done, can, cant, could, couldnt
        shall, should, shouldnt, would, wouldnt, wont, must, might, dont, doesnt, didnt, isnt, arent, wasnt, not, no, nor, none
        yes, yeah, yep, ok, okay, sure, maybe, please, pls, thanks, thank, thankyou, ta, cheers, sorry, hi, hello, hey, hiya, bye
        goodbye, morning, evening, night, tonight, today, tomorrow, yesterday, now, later, soon, never, always, ever, still, just
        only, also, even, very, really, quite, much, many, more, most, less, least, some, any, all, every, everyone, everything
        everybody, someone, something, somebody, anyone, anything, anybody, nobody, nothing, other, another, same, own, such
        one, two, three, four, five, first, last, next, new, old, good, bad, better, worse, best, worst, great, fine, alright, cool
        nice, kind, right, wrong, true, real, big, little, long, short, hard, easy, late, early, fast, slow, hot, cold, warm, safe
        unsafe, danger, dangerous, alone, lonely, sad, unhappy, happy, low, down, lost, scared, afraid, frightened, worried, anxious
        panic, panicking, depressed, depression, tired, exhausted, empty, numb, broken, hurt, hurting, hurts, pain, painful, sick
        ill, unwell, angry, upset, crying, cry, shaking, ashamed, guilty, hopeless, helpless, worthless, useless, trapped, stuck
        desperate, suicidal, suicide, die, died, dying, dead, death, kill, killing, end, ending, over, gone, leave, leaving, left
        help, helping, need, want, wants, wanted, feel, feeling, feels, felt, think, thinking, thought, know, knew, see, seen, say
        said, tell, told, talk, talking, speak, listen, hear, ask, asked, try, trying, tried, stop, start, go, going, went, come
        coming, came, get, getting, got, give, gave, take, took, taken, make, made, keep, kept, let, put, use, find, found, look
        looking, wait, waiting, stay, staying, live, living, life, like, love, hate, care, cares, mean, work, working, sleep, eat
        drink, drunk, drinking, drugs, pills, tablets, overdose, cut, cutting, bleeding, blood, knife, rope, bridge, harm, hit
        hitting, beat, attack, attacked, police, hospital, ambulance, doctor, gp, nurse, crisis, emergency, urgent, quick, quickly
        home, house, room, place, door, car, bus, taxi, cab, train, street, road, way, outside, inside, upstairs, phone, number
        text, call, ring, name, time, times, day, days, week, month, year, hour, hours, minute, minutes, people, person, man, woman
        boy, girl, child, children, kid, kids, baby, son, daughter, mum, mam, mom, dad, mother, father, parents, brother, sister
        husband, wife, partner, boyfriend, girlfriend, friend, friends, family, ex, dog, cat, money, food, job, school, head, mind
        heart, god, fuck, fucking, shit, damn, hell, idk, dunno, lol, hmm, um, erm, er, ah, oh, well, wow, omg, whatever, nvm
        nevermind, visit, book, booking, status, list, cancel, skip, delete, privacy, contact, plain, named, taxi, own, stop, quit
        wheelchair, deaf, blind, allergic, vegan, vegetarian, interpreter, parking, lift, stairs, steps, asap, anywhere, nowhere
        somewhere, together, away, back, around, through, enough, able, unable, ready, busy, free, full, open, closed, shut
        """).ToFrozenSet();

    // Feelings and doings have endings that few names have; "ed" is left out for Mohammed and Ahmed.
    private static readonly string[] Endings = ["ing", "ings", "ful", "less", "ness", "idal", "cide"];

    public static bool Holds(string word) =>
        Words.Contains(word) || (word.Length > 5 && Endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));
}
