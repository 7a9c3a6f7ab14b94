using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;

namespace CrisisLine.Operations;

/// <summary>
/// While nobody has an account, somebody must be let in: whoever starts the program is handed the first manager's link, once.
/// </summary>
public static class FirstManager
{
    public static async Task LetIn(TextWriter console, WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Ground>().Settings;
        if (settings.IsDemo)
            return;

        var word = await app.Services.GetRequiredService<Database>().Transact(async tx =>
        {
            var made = await Invitations.MakeFirst(tx);
            if (made is not null)
                await Trail.Add(tx, new Deed(Actor.Program, "invited", Subject: nameof(Role.Manager)));
            return made;
        }, CancellationToken.None);
        if (word is null)
            return;

        console.WriteLine("Nobody has an account yet. The first manager makes theirs here, once and within a week:");
        console.WriteLine($"{settings.Account.PublicUrl}{Invitations.Page}{word}");
    }
}
