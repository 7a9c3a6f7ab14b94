using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;

namespace CrisisLine.Pages.Settings;

/// <summary>Every sentence that a person can be sent or told.</summary>
[Authorize(May.Manage)]
public sealed class WordsModel(Database database) : StaffPage(database)
{
    private IReadOnlyDictionary<(string, bool), Worded> _now = new Dictionary<(string, bool), Worded>();

    public static IReadOnlyList<Sentence> Texts => Sentences.All;

    public static IReadOnlyList<Sentence> Spoken => Scripts.All;

    public async Task OnGet() => _now = (await Transact(WordsKept.Now)).ToDictionary(words => (words.Sentence, words.Plain));

    public string Says(Sentence sentence, bool plain) =>
        _now.GetValueOrDefault((sentence.Id, plain))?.Words ?? (plain ? sentence.Plain : null) ?? sentence.Text;

    public bool IsChanged(Sentence sentence) => _now.Values.Any(words => words.Sentence == sentence.Id && words.By is not null);
}
