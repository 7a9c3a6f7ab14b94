using CrisisLine.Audit;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Api;

/// <summary>What is done with a token is written down like what a colleague does, and the record holds together.</summary>
public sealed class WhatProgramsDo(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Each_change_is_a_line_of_the_audit_about_the_person_it_was_about()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, autoConfirm: false);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        var id = (await night.Seen())["requests"]![0]!["id"]!.GetValue<long>();

        foreach (var (verb, json) in new[] { ("confirm", null), ("arrive", null), ("leave", """{"leftHow":"own","issues":[]}""") })
            Assert.Equal(200, (await app.Line.Api($"{night.Path}/requests/{id}/{verb}", "demo-worker", HttpMethod.Post, json)).Status);

        Assert.Equal(3, await Kept.Count(app, $"audit_entry where actor = 'api worker' and subject = 'request {id}' and person_id is not null"));
        Assert.Null((await app.Database.Transact(TrailCheck.Read, CancellationToken.None)).Broken);
    }
}
