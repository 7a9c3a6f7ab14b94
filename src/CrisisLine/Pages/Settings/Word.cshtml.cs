using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Staff;
using CrisisLine.Telephony;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Settings;

/// <summary>What one sentence says, said, and will say.</summary>
[Authorize(May.Manage)]
public sealed class WordModel(Database database, Wording wording, IStringLocalizer<Text> words) : StaffPage(database)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Sentence Sentence { get; private set; } = null!;

    public bool IsSpoken { get; private set; }

    public IReadOnlyList<Worded> History { get; private set; } = [];

    public Instant Now { get; private set; }

    public DateTimeZone Zone => Me.Services.First(service => May.Roles[May.Manage].Contains(service.Role)).Zone;

    /// <summary>What was typed, to be looked at; null while nothing was.</summary>
    public NewWords? Typed { get; private set; }

    public string From { get; private set; } = "";

    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Whether the words for phones that others may read are others than those for everybody.</summary>
    public IReadOnlyList<bool> Variants => IsSpoken || Sentence.Plain is null ? [false] : [false, true];

    public string Says(bool plain) =>
        History.FirstOrDefault(words => words.Plain == plain && words.From <= Now)?.Words ?? (plain ? Sentence.Plain
            : null) ?? Sentence.Text;

    public NewWords Look(bool plain) =>
        Typed is { } typed && typed.Plain == plain ? typed : new NewWords(Sentence, plain, IsSpoken, Says(plain));

    public static TextLength? Length(NewWords text) =>
        text is { IsSpoken: false, AtItsLongest: { } longest } ? TextLength.Of(longest) : null;

    public static string Grade(NewWords text) =>
        ReadingGrade.Of(text.AtItsLongest ?? text.Text).ToString("0.0", CultureInfo.InvariantCulture);

    public static bool IsHardToRead(NewWords text) => ReadingGrade.Of(text.AtItsLongest ?? text.Text) > ReadingGrade.Highest;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Sentences.All.Concat(Scripts.All).FirstOrDefault(one => one.Id == Id) is not { } sentence)
        {
            context.Result = NotFound();
            return;
        }

        (Sentence, IsSpoken) = (sentence, Scripts.All.Contains(sentence));
        (History, Now) = await Transact(async tx => (await WordsKept.Of(tx, Id), tx.Now));
        await next();
    }

    public void OnGet() { }

    public void OnPostLook(bool plain, string? text, string? from) => Read(plain, text, from);

    public async Task<IActionResult> OnPostKeep(bool plain, string? text, string? from)
    {
        Read(plain, text, from);
        if (Faults.Count > 0)
            return Page();

        Faults = await Keep(Typed!, Start(from), "changed-words");
        return Faults.Count > 0 ? Page()
            : Say(Start(from) is null ? words["Said so from now on."] : words["Said so from that day on."]);
    }

    /// <summary>Says again what was said before the change of that number; the change stays in the history.</summary>
    public async Task<IActionResult> OnPostUndo(long change)
    {
        if (History.FirstOrDefault(one => one.Id == change) is not { } undone)
            return NotFound();
        if (History.FirstOrDefault(one => one.Plain == undone.Plain
            && (one.From, one.Id).CompareTo((undone.From, undone.Id)) < 0) is not { } before)
            return Say(words["There was nothing before it."]);

        var from = undone.From > Now ? undone.From : (Instant?)null;
        var faults = await Keep(new NewWords(Sentence, undone.Plain, IsSpoken, before.Words), from, "undid-words");
        return Say(faults.Count > 0 ? string.Join(' ', faults) : words["It is said as it was before."]);
    }

    private void Read(bool plain, string? text, string? from)
    {
        Typed = new NewWords(Sentence, plain, IsSpoken, (text ?? "").Trim().ReplaceLineEndings(" "));
        From = from ?? "";
        Faults = [.. Typed.Faults(), .. LengthFaults(Typed)];
        if (from?.Length > 0 && Start(from) is null)
            Faults = [.. Faults, words["From which day on? Write it such as 2027-01-31, or leave it empty for now."]];
    }

    private IEnumerable<string> LengthFaults(NewWords typed)
    {
        if (Length(typed) is not { } length)
            yield break;
        if (!length.IsPlainAlphabet)
            yield return words["One of its letters is not in the alphabet of plain texts: it would take twice the room."];
        if (length.Segments > 1)
            yield return words["It is too long for one text: {0} letters with the longest words in it, and there is room for {1}.", length.Letters, length.Room];
    }

    private Instant? Start(string? from) =>
        LocalDatePattern.Iso.Parse(from ?? "") is { Success: true, Value: var date }
            ? WallClock.Resolve(date.AtMidnight(), Zone) : null;

    private async Task<IReadOnlyList<string>> Keep(NewWords typed, Instant? from, string action)
    {
        var faults = await Transact(async tx =>
        {
            var refused = await ChangeWords.For(tx, typed, from, Me.Account);
            if (refused.Count == 0)
                await Trail.Add(tx, new Deed(Actor, action, Subject: $"sentence {Sentence.Id}"));
            return refused;
        });
        // The other nodes read it within a minute; here whoever changed it may look at once.
        await wording.Load(Cancellation);
        return faults;
    }

    private RedirectToPageResult Say(string what)
    {
        Said = what;
        return RedirectToPage(new { Id });
    }
}
