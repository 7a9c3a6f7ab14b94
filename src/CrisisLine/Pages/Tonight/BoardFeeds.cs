using System.Collections.Concurrent;
using CrisisLine.Data;
using CrisisLine.Live;

namespace CrisisLine.Pages.Tonight;

/// <summary>One feed for each night that somebody looks at.</summary>
public sealed class BoardFeeds(Database database, DrawBoard draw, Screens screens, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int, LocalDate), BoardFeed> _feeds = new();

    public BoardFeed Of(int id, string service, LocalDate night) =>
        _feeds.GetOrAdd((id, night), _ => new BoardFeed(database, draw, screens.Of(id), clock, service, night));
}
